// The unit tests: every test/**/*.test.ts outside test/editor is bundled to out/ and run by node:test.
import { build } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { common } from '../build.mjs';
import { root } from '../host/setUp.mjs';
import { runNodeTests } from './nodeTest.mjs';

/** @param {string} filter part of the path of the files to run; empty: all */
export async function runUnitTests(filter) {
  const editor = path.join('test', 'editor') + path.sep;
  const files = fs
    .readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .map((it) => path.join('test', it))
    .filter((it) => it.endsWith('.test.ts') && !it.startsWith(editor) && it.includes(filter))
    .sort();
  if (files.length === 0) throw new Error(`No unit test has "${filter}" in its path.`);
  const out = path.join(root, 'out', filter ? `test-${filter.replace(/\W+/g, '-')}` : 'test');
  fs.rmSync(out, { recursive: true, force: true });
  await build({
    ...common,
    entryPoints: files,
    outdir: out,
    outbase: 'test',
    outExtension: { '.js': '.cjs' },
    packages: 'external',
    sourcemap: 'inline',
  });
  const bundles = files.map((it) => path.join(out, path.relative('test', it).replace(/\.ts$/, '.cjs')));
  return runNodeTests(bundles, ['--enable-source-maps']);
}
