// `npm start`: a real editor on examples/ with the extension running. A given or downloaded VS Code opens its own window; elsewhere
// the VS Code server runs until Ctrl+C, its address is printed, and it is opened in a browser where there is a display. Beside it runs a
// demo tenant to sign in to; its options can be given: `npm start -- --large`.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildExtension } from './build.mjs';
import { runDemoTenant } from './demoTenant.mjs';
import { canHost, findProgram, root, setUpChromium, setUpHost } from './host/setUp.mjs';
import { findVsCode } from './host/vscode.mjs';
import { installExtension, makeHome, startServer } from './host/workbench.mjs';
import { packageExtension, vsix } from './package.mjs';

const { executable, name } = await findVsCode();
console.log('An Auth0 tenant to sign in to, with "Auth0 Terraform: Sign In to Tenant...":\n');
await runDemoTenant();
console.log(`\nStarting ${name}`);
if (executable) await inVsCode(executable);
else await inServer();

/** @param {string} executable */
async function inVsCode(executable) {
  await buildExtension();
  const home = path.join(os.tmpdir(), 'auth0-terraform-start');
  const args = [`--extensionDevelopmentPath=${root}`, `--user-data-dir=${path.join(home, 'data')}`];
  const editor = spawn(executable, [...args, '--disable-extensions', '--wait', path.join(root, 'examples')], {
    stdio: 'inherit',
  });
  editor.on('exit', (code) => process.exit(code ?? 1));
}

async function inServer() {
  if (!canHost)
    throw new Error('VS Code cannot be downloaded. Name an installed one in the environment variable VSCODE_PATH.');
  setUpHost();
  await packageExtension();
  const home = makeHome({ 'workbench.colorTheme': 'Dark Modern' });
  installExtension(home, vsix);
  const port = Number(process.env.PORT ?? 0);
  const server = await startServer(home, { args: ['--disable-workspace-trust'], port });
  const address = `${server.url}/?folder=${encodeURIComponent(path.join(root, 'examples'))}`;
  console.log(`\nOpen in a browser:\n\n  ${address}\n\nCtrl+C ends the editor.`);
  if (process.env.DISPLAY || process.env.WAYLAND_DISPLAY) openWindow(address);
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.once(signal, () => {
      void server.stop().then(() => {
        fs.rmSync(home, { recursive: true, force: true });
        process.exit(0);
      });
    });
}

/** The user's browser, or Chromium where no browser is set up. @param {string} address */
function openWindow(address) {
  const program = findProgram('xdg-open') ?? setUpChromium();
  spawn(program, [address], { stdio: 'ignore', detached: true }).unref();
}
