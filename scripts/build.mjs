// Bundles the extension: dist/client.js (runs in the editor), dist/auth0.js (Auth0's SDK, which the client loads when it is first needed),
// dist/server.js (an LSP server of its own), dist/check.js (terminal).
// `--watch` keeps bundling, unminified and with source maps, for F5.
import { context } from 'esbuild';
import fs from 'node:fs/promises';
import path from 'node:path';
import { minify } from 'terser';
import { lean } from './lean.mjs';

const root = path.resolve(import.meta.dirname, '..');
const sdk = 'auth0/resourceServers';
const entries = {
  client: 'client/src/extension.ts',
  auth0: sdk,
  server: 'server/src/node.ts',
  check: 'server/src/check.ts',
};

/** What every bundle of this project shares, the tests' too. @satisfies {import('esbuild').BuildOptions} */
export const common = {
  absWorkingDir: root,
  bundle: true,
  platform: /** @type {const} */ ('node'),
  target: 'node20',
  format: /** @type {const} */ ('cjs'),
  mainFields: ['module', 'main'],
  charset: /** @type {const} */ ('utf8'),
  external: ['vscode'],
  logLevel: /** @type {const} */ ('warning'),
};

/** Leaves the SDK in a file of its own. @type {import('esbuild').Plugin} */
const sdkBeside = {
  name: 'sdk-beside',
  setup(build) {
    build.onResolve({ filter: /^auth0\// }, ({ path }) =>
      path === sdk ? { path: './auth0.js', external: true } : { errors: [{ text: `Only ${sdk} is bundled.` }] },
    );
  },
};

/** @param {{ watch?: boolean }} [options] with `watch` it goes on until the process ends */
export async function buildExtension({ watch = false } = {}) {
  const contexts = await Promise.all(
    Object.entries(entries).map(([name, file]) =>
      context({
        ...common,
        entryPoints: [file],
        outfile: `dist/${name}.js`,
        minify: !watch,
        sourcemap: watch,
        legalComments: 'none',
        plugins: name === 'client' ? [sdkBeside] : [lean],
        // The task of F5 waits for the lines that esbuild prints while it watches.
        logLevel: watch ? 'info' : common.logLevel,
        ...(name === 'check' ? { banner: { js: '#!/usr/bin/env node' } } : {}),
      }),
    ),
  );
  await Promise.all(contexts.map((it) => (watch ? it.watch() : it.rebuild())));
  if (watch) return;
  await Promise.all(contexts.map((it) => it.dispose()));
  await squeeze('dist/server.js');
}

/** A second pass of another minifier: the server is started with every window. @param {string} file */
async function squeeze(file) {
  const options = {
    compress: { passes: 2, ecma: /** @type {const} */ (2020) },
    mangle: true,
    toplevel: true,
    ecma: /** @type {const} */ (2020),
  };
  const target = path.join(root, file);
  const { code } = await minify(await fs.readFile(target, 'utf8'), options);
  if (code) await fs.writeFile(target, code);
}

if (process.argv[1] === import.meta.filename) await buildExtension({ watch: process.argv.includes('--watch') });
