// The suite inside a real extension host (test/editor/suite): in VS Code where there is one, else in the VS Code server.
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import util from 'node:util';
import { common } from '../build.mjs';
import { root, setUpHost } from '../host/setUp.mjs';
import { findVsCode } from '../host/vscode.mjs';
import { makeHome, openBrowser, startServer } from '../host/workbench.mjs';

const suite = path.join(root, 'out/editor/index.js');
const limit = 180_000;

/** @typedef {{ fullTitle: string, duration?: number, err: { stack?: string, message?: string } }} MochaTest */

/** @returns {Promise<import('./nodeTest.mjs').Count>} */
export async function runInHostTests() {
  await build({
    ...common,
    entryPoints: ['test/editor/suite/index.ts'],
    outfile: suite,
    packages: 'external',
    sourcemap: 'inline',
  });
  const { executable, name } = await findVsCode();
  console.log(`\nIn-host suite in ${name}`);
  const home = makeHome();
  const report = path.join(home, 'report.json');
  const workspace = path.join(home, 'workspace');
  fs.cpSync(path.join(root, 'test/editor/workspace'), workspace, { recursive: true });
  const file = path.join(workspace, 'test.code-workspace');
  const error = await (executable ? inVsCode(executable, home, file, report) : inServer(home, file, report)).then(
    () => undefined,
    (/** @type {unknown} */ it) => it,
  );
  const count = readReport(report, error);
  if (count.failed === 0) fs.rmSync(home, { recursive: true, force: true });
  else console.log(`Kept for a look: ${home}`);
  return count;
}

/** @param {string} executable @param {string} home @param {string} workspace @param {string} report */
async function inVsCode(executable, home, workspace, report) {
  await runTests({
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: root,
    extensionTestsPath: suite,
    extensionTestsEnv: { VSCODE_TEST_REPORT: report },
    launchArgs: [
      workspace,
      '--disable-extensions',
      '--disable-workspace-trust',
      '--user-data-dir',
      path.join(home, 'data'),
    ],
  });
}

/** @param {string} home @param {string} workspace @param {string} report */
async function inServer(home, workspace, report) {
  setUpHost();
  // The flag lets the page's `payload` through; it also hides toasts, so journeys go without it.
  const args = ['--enable-smoke-test-driver', '--disable-workspace-trust'];
  const server = await startServer(home, { args, env: { VSCODE_TEST_REPORT: report } });
  const browser = await openBrowser(home, server.url);
  const page = browser.pages()[0] ?? (await browser.newPage());
  /** @type {string[]} */
  const log = [];
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  try {
    const ended = new Promise((resolve, reject) => {
      void page.exposeFunction('codeAutomationExit', resolve);
      timer = setTimeout(() => reject(new Error(`The suite did not end within ${limit / 1000} s.`)), limit);
    });
    await page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ words) =>
      log.push(`[${type}] ${util.format(...words)}`),
    );
    const uri = (/** @type {string} */ it) => `vscode-remote://${server.authority}${it}`;
    const payload = [
      ['extensionDevelopmentPath', uri(root)],
      ['extensionTestsPath', uri(suite)],
    ];
    const query = new URLSearchParams({ workspace, payload: JSON.stringify(payload) });
    await page.goto(`${server.url}/?${query.toString()}`);
    await ended;
  } catch (error) {
    await page.screenshot({ path: path.join(root, 'out/shots/in-host-failure.png') }).catch(() => undefined);
    throw error;
  } finally {
    clearTimeout(timer);
    await browser.close();
    await server.stop();
    if (!fs.existsSync(report)) console.log(log.filter((it) => it.startsWith('[error')).join('\n'));
  }
}

/** @param {string} report @param {unknown} error what ended the run, if anything did */
function readReport(report, error) {
  if (!fs.existsSync(report)) {
    console.log(`The suite never ran. ${String(error ?? '')}`);
    return { passed: 0, failed: 1 };
  }
  const { passes, failures } = /** @type {{ passes: MochaTest[], failures: MochaTest[] }} */ (
    JSON.parse(fs.readFileSync(report, 'utf8'))
  );
  for (const it of passes) console.log(`  ✔ ${it.fullTitle} (${it.duration ?? 0} ms)`);
  for (const it of failures) console.log(`  ✖ ${it.fullTitle}\n${it.err.stack ?? it.err.message ?? ''}`);
  return { passed: passes.length, failed: Math.max(failures.length, passes.length === 0 ? 1 : 0) };
}
