// `npm run bench`: what the server costs, as ratios to a reference measured in the same run, so that the machine and its load
// cancel out. Nothing here is a test: numbers are for people to read. The null server is built on the same library, keeps its
// documents in step the same way, and answers with nothing (nullServer.mjs).
import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { buildExtension, common } from '../scripts/build.mjs';

const root = path.resolve(import.meta.dirname, '..');
const out = path.join(root, 'out', 'bench');
const require = createRequire(import.meta.url);
const { createProtocolConnection } = require('vscode-languageserver/node');
/** Node's flags with which the client starts the server. @type {string[]} */
const execArgv = require('../server/execArgv.json');

/** @type {{ what: string, value: string, target: string, verdict: string }[]} */
const rows = [];

await buildExtension();
await build({
  ...common,
  entryPoints: ['bench/nullServer.mjs', 'server/src/language/index.ts'],
  outdir: out,
  outExtension: { '.js': '.cjs' },
  entryNames: '[name]',
  minify: true,
});
const { parse } = require(path.join(out, 'index.cjs'));

for (const [lines, most] of /** @type {const} */ ([
  [30, 1.5],
  [1_000, 2],
  [20_000, 8],
])) {
  const { ours, none, same, opened, edited } = await completionAfterEdit(textOf(lines));
  report(`completion after an edit, ${lines} lines: ${ms(ours)}, null server ${ms(none)}`, ours / none, most, 'x');
  report('  of that, a null server that sends the same answer', same / none, undefined, 'x');
  if (lines < 20_000 || opened === undefined || edited === undefined) continue;
  report('memory of the server with that file open, its diagnostics known (resident)', opened, 100, ' MB');
  report('the same after 200 edits', edited, undefined, ' MB');
}
parsing();
report('dist/server.js', fs.statSync(path.join(root, 'dist/server.js')).size / 1000, 400, ' kB');
print();

/** Terraform of about that many lines: APIs of 15 lines each. */
function textOf(/** @type {number} */ lines) {
  const blocks = Array.from({ length: Math.round(lines / 15) }, (_, i) =>
    [
      `resource "auth0_resource_server" "api_${i}" {`,
      `  name        = "API number ${i} of \${var.tenant}"`,
      `  identifier  = "https://api-${i}.example.com"`,
      '  signing_alg = "RS256"',
      '',
      '  # Seconds.',
      '  token_lifetime                                  = 3600',
      `  allow_offline_access                            = ${i % 2 === 0}`,
      '  skip_consent_for_verifiable_first_party_clients = true',
      '',
      '  lifecycle {',
      '    prevent_destroy = true',
      '  }',
      '}',
      '',
    ].join('\n'),
  );
  return [...blocks, 'variable "tenant" {}\n'].join('\n');
}

/** Medians in milliseconds, and the resident memory of our server in megabytes where the system tells. */
async function completionAfterEdit(/** @type {string} */ text) {
  const nullServer = path.join(out, 'nullServer.cjs');
  const ours = await start([...execArgv, path.join(root, 'dist/server.js')], text);
  const none = await start([nullServer], text);
  await ours.diagnose();
  const opened = residentMegabytes(ours.pid);
  const { found } = await ours.typeAndComplete();
  if ((found.items ?? found).length === 0) throw new Error('The server has nothing to offer.');
  const answer = path.join(out, 'answer.json');
  fs.writeFileSync(answer, JSON.stringify(found));
  const same = await start([nullServer, answer], text);
  const servers = [ours, none, same];
  const times = servers.map(() => /** @type {number[]} */ ([]));
  // In turns, so that both meet the same weather. The first rounds warm up.
  for (let round = 0; round < 200; round++) {
    for (let turn = 0; turn < servers.length; turn++) {
      // Who comes after whom makes a difference, so everybody comes after everybody.
      const i = (turn * (1 + (round % 2)) + round) % servers.length;
      const { time = 0 } = (await servers[i]?.typeAndComplete()) ?? {};
      if (round >= 60) times[i]?.push(time);
    }
  }
  const edited = residentMegabytes(ours.pid);
  for (const it of servers) it.stop();
  const [mine = 0, least = 0, known = 0] = times.map(median);
  return { ours: mine, none: least, same: known, opened, edited };
}

/** A server with `text` open and the cursor on an empty line in the middle of it. */
async function start(/** @type {string[]} */ program, /** @type {string} */ text) {
  const server = spawn(process.execPath, [...program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(server.stdout, server.stdin);
  connection.listen();
  const item = { snippetSupport: true, insertReplaceSupport: true, labelDetailsSupport: true };
  // As Visual Studio Code says of itself.
  const completionList = {
    itemDefaults: ['commitCharacters', 'editRange', 'insertTextFormat', 'insertTextMode', 'data'],
  };
  const capabilities = { textDocument: { completion: { completionItem: item, completionList }, diagnostic: {} } };
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities });
  await connection.sendNotification('initialized', {});
  const uri = 'untitled:bench.tf';
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'terraform', version: 1, text },
  });
  const line = text.slice(0, text.indexOf('  # Seconds.', text.length / 2)).split('\n').length - 2;
  let version = 1;
  const diagnose = () => connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
  return { pid: server.pid ?? 0, typeAndComplete, diagnose, stop: () => server.kill() };

  /** Types `tok` or takes it away, and asks what can stand there: the answer, and milliseconds until it was there. */
  async function typeAndComplete() {
    const isThere = version % 2 === 0;
    const range = { start: { line, character: 0 }, end: { line, character: isThere ? 5 : 0 } };
    const contentChanges = [{ range, text: isThere ? '' : '  tok' }];
    const from = performance.now();
    void connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges,
    });
    const position = { line, character: isThere ? 0 : 5 };
    const found = await connection.sendRequest('textDocument/completion', { textDocument: { uri }, position });
    return { found, time: performance.now() - from };
  }
}

function parsing() {
  const texts = [5_000, 10_000, 20_000].map(textOf);
  const times = texts.map((text) => fastest(() => parse('file:///bench.tf', text)));
  const [small = 0, , large = 0] = times;
  const [, , longest = ''] = texts;
  const walk = fastest(() => countCharacters(longest));
  const codes = fastest(() => sumCodes(longest));
  report(`parsing 20,000 lines: ${ms(large)}, walking through their characters ${ms(walk)}`, large / walk, 3, 'x');
  report(`the same, beside a loop over the char codes: ${ms(codes)}`, large / codes, undefined, 'x');
  report(
    `parsing ${times.map(ms).join(', ')} for 5,000, 10,000, 20,000 lines: the last over 4 times the first`,
    large / small / 4,
    1.5,
    'x',
  );
}

function countCharacters(/** @type {string} */ text) {
  let count = 0;
  for (const character of text) if (character === '\n') count++;
  return count;
}

function sumCodes(/** @type {string} */ text) {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i);
  return sum;
}

/** Milliseconds of the fastest of many runs: what the work takes when nothing disturbs it. */
function fastest(/** @type {() => unknown} */ work) {
  let best = Infinity;
  for (let i = 0; i < 40; i++) {
    const from = performance.now();
    work();
    best = Math.min(best, performance.now() - from);
  }
  return best;
}

function median(/** @type {number[]} */ numbers) {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

/** Undefined where the system has no /proc. */
function residentMegabytes(/** @type {number} */ pid) {
  const file = `/proc/${pid}/status`;
  if (!fs.existsSync(file)) return undefined;
  return Number(/VmRSS:\s+(\d+) kB/.exec(fs.readFileSync(file, 'utf8'))?.[1]) / 1024;
}

function ms(/** @type {number} */ time) {
  return `${time.toFixed(2)} ms`;
}

function report(
  /** @type {string} */ what,
  /** @type {number} */ value,
  /** @type {number | undefined} */ most,
  /** @type {string} */ unit,
) {
  const verdict = most === undefined ? '' : value <= most ? 'met' : 'NOT MET';
  rows.push({
    what,
    value: value.toFixed(unit === ' kB' ? 0 : 2) + unit,
    target: most === undefined ? '' : `<= ${most}${unit}`,
    verdict,
  });
}

function print() {
  console.log(`Our server runs as the client starts it: node ${execArgv.join(' ')}. The null server has no flags.`);
  const width = (/** @type {'what' | 'value' | 'target'} */ key) => Math.max(...rows.map((it) => it[key].length));
  for (const { what, value, target, verdict } of rows) {
    console.log(
      `${what.padEnd(width('what'))}  ${value.padStart(width('value'))}  ${target.padEnd(width('target'))}  ${verdict}`,
    );
  }
}
