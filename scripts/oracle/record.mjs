// Records what the real provider says: node scripts/oracle/record.mjs --providers FOLDER
// FOLDER holds one provider program per version, named v1.2.3 (scripts/oracle/providers.mjs makes them where Go is at
// hand). `terraform` must be on the PATH; nothing is downloaded, and no tenant is asked. All cases of one version are modules of
// one configuration: `terraform validate` judges them together, `terraform plan` then those that it accepts, because the
// provider's rules between arguments speak only there. Writes test/oracle/verdicts.json, which test/oracle.test.ts reads.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { cases } from './cases.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const { values } = parseArgs({ options: { providers: { type: 'string' }, only: { type: 'string' } } });
if (!values.providers) throw new Error('Say where the provider programs are: --providers FOLDER');
const providers = path.resolve(values.providers);

/** The first release with each of the 15 schemas that can be had; any release of the same schema says the same. */
const schemas = JSON.parse(fs.readFileSync(path.join(root, 'test/facts/schemas.json'), 'utf8'));
const boundaries = Object.keys(schemas.auth0_resource_server);

/** @typedef {{ id: string; text: string }} Case */
/** @type {Case[]} */
const all = cases();
/** @type {Record<string, { text: string; verdicts: Record<string, Record<string, string>> }>} */
const recorded = Object.fromEntries(all.map((it) => [it.id, { text: it.text, verdicts: {} }]));
/** @type {string[]} */
const versions = [];
for (const [index, from] of boundaries.entries()) {
  if (values.only && from !== values.only) continue;
  const program = programBetween(from, boundaries[index + 1] ?? '999');
  if (!program) {
    console.log(`${from}: no provider program`);
    continue;
  }
  versions.push(program);
  await judge(program);
  console.log(`${program}: ${all.length} cases`);
}
if (!values.only) write();

/** The oldest release from `from` on and before `end` for which a program is there. @param {string} from @param {string} end */
function programBetween(from, end) {
  const number = (/** @type {string} */ it) => {
    const [major = 0, minor = 0, patch = 0] = it.replace('v', '').split('.').map(Number);
    return (major * 1000 + minor) * 1000 + patch;
  };
  return fs
    .readdirSync(providers)
    .filter((it) => /^v\d+\.\d+\.\d+$/.test(it) && number(it) >= number(from) && number(it) < number(end))
    .sort((a, b) => number(a) - number(b))[0]
    ?.slice(1);
}

/** @param {string} version */
async function judge(version) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'oracle-'));
  try {
    const environment = overrides(folder, version);
    let open = all;
    // What cannot be loaded hides what the provider would say of the others: it leaves with its own words, and all is asked again.
    for (let isRight = false; !isRight;) {
      lay(folder, open);
      const { diagnostics } = JSON.parse(await terraform(folder, ['validate', '-json'], environment));
      const wrong = new Set(errorsOf(diagnostics).map(caseOf));
      if (wrong.has('')) throw new Error(JSON.stringify(errorsOf(diagnostics).find((it) => caseOf(it) === '')));
      note(open, diagnostics, version, '');
      open = open.filter((it) => !wrong.has(it.id));
      isRight = wrong.size === 0;
    }
    lay(folder, open);
    const lines = (
      await terraform(folder, ['plan', '-json', '-input=false', '-refresh=false', '-lock=false'], environment)
    ).split('\n');
    const problems = lines
      .filter(Boolean)
      .map((it) => JSON.parse(it))
      .flatMap((it) => (it.diagnostic ? [it.diagnostic] : []));
    note(open, problems.filter(isOfProvider), version, 'plan: ');
  } finally {
    if (!process.env['KEEP']) fs.rmSync(folder, { recursive: true, force: true });
    else console.log(folder);
  }
}

/** @param {any[]} problems */
function errorsOf(problems) {
  return problems.filter((it) => it.severity === 'error');
}

/** What the provider's own look at the whole plan says; everything else of a plan is about values that nobody gave. @param {any} problem */
function isOfProvider({ summary, range }) {
  return range && /errors? occurred/.test(summary);
}

/** @param {any} problem */
function caseOf({ range }) {
  return range ? decodeURIComponent(path.dirname(range.filename)) : '';
}

/** The problems of each block of each case, first one only. @param {Case[]} which @param {any[]} problems @param {string} version @param {string} how */
function note(which, problems, version, how) {
  for (const { id } of which) {
    const verdict = (verdictsOf(id)[version] ??= {});
    for (const problem of errorsOf(problems)) {
      if (caseOf(problem) !== id) continue;
      // The provider's words may hold what the configuration calls a secret; the text of the case is public anyway.
      const words = `${how}${problem.summary}: ${problem.detail}`.replace(/\s+/g, ' ').trim().slice(0, 90);
      verdict[String(problem.range.start.line)] ??= words;
    }
  }
}

/** @param {string} folder @param {Case[]} which */
function lay(folder, which) {
  for (const it of fs.readdirSync(folder))
    if (it !== 'rc' && it !== 'bin') fs.rmSync(path.join(folder, it), { recursive: true });
  const source = 'terraform {\n  required_providers {\n    auth0 = { source = "auth0/auth0" }\n  }\n}\n';
  let main = `${source}resource "terraform_data" "unknown" {}\n`;
  which.forEach(({ id, text }, index) => {
    const name = encodeURIComponent(id);
    fs.mkdirSync(path.join(folder, name));
    fs.writeFileSync(path.join(folder, name, 'main.tf'), text);
    if (!text.includes('required_providers')) fs.writeFileSync(path.join(folder, name, 'versions.tf'), source);
    const aliases = new Set([...text.matchAll(/^ +provider *= *auth0\.(\w+)/gm)].map((it) => it[1]));
    const missing = [...aliases].filter((it) => !new RegExp(`^ +alias *= *"${it}"`, 'm').test(text));
    const configurations = missing.map((it) => `provider "auth0" {\n  alias = "${it}"\n}\n`);
    const declared = new Set([...text.matchAll(/^variable "(\w+)"/gm)].map((it) => it[1]));
    const used = new Set([...text.matchAll(/\bvar\.(\w+)/g)].map((it) => it[1]));
    const variables = [...used].filter((it) => !declared.has(it)).map((it) => `variable "${it}" {}\n`);
    fs.writeFileSync(path.join(folder, name, 'around.tf'), [...configurations, ...variables].join(''));
    const inputs = [...new Set([...declared, ...used])].map(
      (it) => `  ${it} = terraform_data.unknown.output
`,
    );
    main += `module "c${index}" {\n  source = "./${name}"\n${inputs.join('')}}\n`;
  });
  fs.writeFileSync(path.join(folder, 'main.tf'), main);
  // What `terraform get` would write; it gives up on the first module that cannot be read.
  const modules = which.map(({ id }, index) => ({
    Key: `c${index}`,
    Source: `./${encodeURIComponent(id)}`,
    Dir: encodeURIComponent(id),
  }));
  fs.mkdirSync(path.join(folder, '.terraform/modules'), { recursive: true });
  const list = { Modules: [{ Key: '', Source: '', Dir: '.' }, ...modules] };
  fs.writeFileSync(path.join(folder, '.terraform/modules/modules.json'), JSON.stringify(list));
}

/** @param {string} folder @param {string} version */
function overrides(folder, version) {
  const bin = path.join(folder, 'bin');
  fs.mkdirSync(bin);
  fs.symlinkSync(path.join(providers, `v${version}`), path.join(bin, 'terraform-provider-auth0'));
  const rc = path.join(folder, 'rc');
  fs.writeFileSync(rc, `provider_installation {\n  dev_overrides { "auth0/auth0" = "${bin}" }\n  direct {}\n}\n`);
  // The address of nobody: a plan of new resources asks nothing, and whatever does ask, fails.
  return {
    ...process.env,
    TF_CLI_CONFIG_FILE: rc,
    AUTH0_DOMAIN: '127.0.0.1:1',
    AUTH0_API_TOKEN: 'none',
    CHECKPOINT_DISABLE: '1',
  };
}

/** Its standard output, whatever the exit code. @param {string} cwd @param {string[]} args @param {NodeJS.ProcessEnv} env */
async function terraform(cwd, args, env) {
  const options = { cwd, env, maxBuffer: 1 << 28 };
  return promisify(execFile)('terraform', args, options).then(
    (it) => it.stdout,
    (error) => String(error.stdout ?? ''),
  );
}

/** @param {string} id */
function verdictsOf(id) {
  return recorded[id]?.verdicts ?? {};
}

/** By case: its text, and by line what is said there from which version on (null: nothing). */
function write() {
  const data = Object.fromEntries(
    Object.entries(recorded).map(([id, { text, verdicts }]) => {
      const lines = [...new Set(Object.values(verdicts).flatMap((it) => Object.keys(it)))].sort(
        (a, b) => Number(a) - Number(b),
      );
      const byLine = Object.fromEntries(
        lines.map((line) => [line, changes(versions.map((it) => [it, verdicts[it]?.[line] ?? null]))]),
      );
      return [id, { text, says: byLine }];
    }),
  );
  const lines = Object.entries(data).map(([id, it]) => `${JSON.stringify(id)}: ${JSON.stringify(it)}`);
  const text = `{"versions": ${JSON.stringify(versions)}, "cases": {\n${lines.join(',\n')}\n}}\n`;
  fs.writeFileSync(path.join(root, 'test/oracle/verdicts.json'), text);
}

/** @param {[string, string | null][]} list */
function changes(list) {
  return list.filter(([, words], index) => (index === 0 ? words !== null : words !== list[index - 1]?.[1]));
}
