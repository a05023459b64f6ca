// Runs the demo tenant (test/tenant/demo) on loopback, to sign in to by hand. `--help` lists its options.
import { build } from 'esbuild';
import path from 'node:path';
import { common } from './build.mjs';
import { root } from './host/setUp.mjs';

const outfile = path.join(root, 'out/demoTenant.mjs');
await build({ ...common, format: 'esm', entryPoints: ['test/tenant/demo/main.ts'], outfile });
await import(outfile);
