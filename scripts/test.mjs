// Runs the unit tests: every test/**/*.test.ts (test/editor aside) is bundled to out/test and run by node:test.
// `node scripts/test.mjs unit [FILTER]` runs the files whose path contains FILTER.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { common } from './build.mjs';

const root = path.resolve(import.meta.dirname, '..');
const filter = process.argv[3] ?? '';
const files = fs
  .globSync?.('test/**/*.test.ts', { cwd: root }) ??
  fs.readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' }).map((it) => path.join('test', it)).filter((it) => it.endsWith('.test.ts'));
const chosen = files.filter((it) => !it.startsWith(path.join('test', 'editor')) && it.includes(filter)).sort();
const out = path.join(root, 'out', filter ? `test-${filter.replace(/\W+/g, '-')}` : 'test');
fs.rmSync(out, { recursive: true, force: true });
await build({ ...common, entryPoints: chosen, outdir: out, outbase: 'test', outExtension: { '.js': '.cjs' }, packages: 'external', sourcemap: 'inline' });
const bundles = chosen.map((it) => path.join(out, path.relative('test', it).replace(/\.ts$/, '.cjs')));
const run = spawnSync(process.execPath, ['--enable-source-maps', '--test', '--test-reporter=spec', ...bundles], { cwd: root, stdio: 'inherit' });
process.exitCode = run.status ?? 1;
