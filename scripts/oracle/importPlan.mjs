// Asks the real provider whether an import of the demo tenant, as we write it, would change anything. Not part of `npm test`:
// it needs terraform and binaries of the provider. `node scripts/oracle/importPlan.mjs DIRECTORY [VERSION ...]`, where the
// directory holds the binaries under the names v0.50.2, v1.0.0 and so on. It writes test/oracle/importPlan.json. `--generated N` adds N
// APIs as wild as Auth0 lets them be, and writes nothing.
import { build } from 'esbuild';
import path from 'node:path';
import { common } from '../build.mjs';
import { root } from '../host/setUp.mjs';

const outfile = path.join(root, 'out/importPlan.mjs');
await build({ ...common, format: 'esm', entryPoints: ['test/oracle/importPlan.ts'], outfile });
await import(outfile);
