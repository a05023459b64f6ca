// Runs the demo tenant (test/tenant/demo) on loopback, to sign in to by hand. `--help` lists its options.
import { build } from 'esbuild';
import path from 'node:path';
import { common } from './build.mjs';
import { root } from './host/setUp.mjs';

/** Starts it in this process, with its own command line, and prints where it is and how to sign in. */
export async function runDemoTenant() {
  const outfile = path.join(root, 'out/demoTenant.mjs');
  await build({ ...common, format: 'esm', entryPoints: ['test/tenant/demo/main.ts'], outfile });
  await import(outfile);
}

if (process.argv[1] === import.meta.filename) await runDemoTenant();
