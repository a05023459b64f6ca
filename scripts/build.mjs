// Bundles the extension: dist/client.js (runs in the editor), dist/server.js (an LSP server of its own), dist/check.js (terminal).
import { context } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const watch = process.argv.includes('--watch');

/** @type {import('esbuild').BuildOptions} */
export const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
};

if (process.argv[1] === import.meta.filename) {
  const entries = { client: 'client/src/extension.ts', server: 'server/src/node.ts', check: 'server/src/check.ts' };
  const contexts = await Promise.all(
    Object.entries(entries)
      .filter(([, file]) => fs.existsSync(path.join(root, file)))
      .map(([name, file]) =>
        context({
          ...common,
          entryPoints: [file],
          outfile: `dist/${name}.js`,
          external: ['vscode'],
          minify: !watch,
          sourcemap: watch,
          legalComments: 'none',
          ...(name === 'check' ? { banner: { js: '#!/usr/bin/env node' } } : {}),
        }),
      ),
  );
  if (watch) await Promise.all(contexts.map((it) => it.watch()));
  else {
    await Promise.all(contexts.map((it) => it.rebuild()));
    await Promise.all(contexts.map((it) => it.dispose()));
  }
}
