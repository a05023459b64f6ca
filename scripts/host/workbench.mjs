// One run of the VS Code server and of a browser on it, in a home folder of its own that is thrown away.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { serverMain, serverNode, setUpChromium } from './setUp.mjs';

/** No marketplace: nothing is fetched, nothing is offered. */
const environment = { ...process.env, EXTENSIONS_GALLERY: '{}' };

/** Keeps the workbench quiet, offline and the same in every run. */
const quiet = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'window.commandCenter': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

/**
 * A fresh home: settings, extensions and state of one run.
 * @param {Record<string, unknown>} [settings] the user's settings
 */
export function makeHome(settings = {}) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'vscode-host-'));
  writeSettings(home, settings);
  return home;
}

/** @param {string} home @param {Record<string, unknown>} settings */
export function writeSettings(home, settings) {
  const folder = path.join(home, 'data/User');
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'settings.json'), JSON.stringify({ ...quiet, ...settings }, null, 2));
}

/** @param {string} home @param {string} vsix */
export function installExtension(home, vsix) {
  execFileSync(serverNode, [serverMain, ...folders(home), '--install-extension', vsix], {
    env: environment,
    stdio: 'pipe',
  });
}

/**
 * Starts the server on a free port of the loopback interface; resolves once it listens.
 * @param {string} home
 * @param {{ args?: string[], env?: Record<string, string>, port?: number }} [options]
 */
export async function startServer(home, { args = [], env = {}, port = 0 } = {}) {
  const log = path.join(home, 'server.log');
  const child = spawn(
    serverNode,
    [
      serverMain,
      ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token', '--telemetry-level', 'off'],
      ...folders(home),
      ...args,
    ],
    { env: { ...environment, ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  const kill = (/** @type {NodeJS.Signals} */ signal) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, signal);
    } catch {
      // Its whole process group has already ended.
    }
  };
  const killAtExit = () => kill('SIGKILL');
  process.once('exit', killAtExit);

  const listening = await new Promise((resolve, reject) => {
    let output = '';
    const read = (/** @type {Buffer} */ chunk) => {
      fs.appendFileSync(log, chunk);
      if (output.length < 100_000) output += chunk.toString();
      const found = /agent listening on (\d+)/.exec(output);
      if (found) resolve(Number(found[1]));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`The VS Code server ended (${code}):\n${output}`)));
    child.once('error', reject);
  });
  const authority = `127.0.0.1:${listening}`;
  return {
    authority,
    url: `http://${authority}`,
    async stop() {
      process.off('exit', killAtExit);
      if (child.exitCode !== null) return kill('SIGKILL');
      const ended = new Promise((resolve) => child.once('exit', resolve));
      const timer = setTimeout(() => kill('SIGKILL'), 4000);
      kill('SIGTERM');
      await ended;
      clearTimeout(timer);
      kill('SIGKILL');
    },
  };
}

/**
 * Chromium on `origin`, which alone it can reach.
 * @param {string} home
 * @param {string} origin
 */
export async function openBrowser(home, origin) {
  const browser = await chromium.launchPersistentContext(path.join(home, 'chromium'), {
    executablePath: setUpChromium(),
    headless: true,
    viewport: { width: 1280, height: 800 },
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-component-update'],
      ...[
        '--disable-background-networking',
        '--disable-sync',
        '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
      ],
    ],
  });
  // Without it `env.clipboard.readText()` fails.
  await browser.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  return browser;
}

/** @param {string} home */
function folders(home) {
  return [
    ...['--accept-server-license-terms', '--server-data-dir', path.join(home, 'server')],
    ...['--user-data-dir', path.join(home, 'data'), '--extensions-dir', path.join(home, 'extensions')],
  ];
}
