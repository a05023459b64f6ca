import { build } from 'esbuild';
import path from 'node:path';
import fs from 'node:fs';

/** Puts the stand-in for Auth0's program into `folder`, as the executable `auth0`, and says where it is. */
export async function installAuth0Cli(folder: string): Promise<string> {
  const outfile = path.join(folder, 'auth0');
  await build({
    entryPoints: ['test/tenant/demo/auth0Cli.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    banner: { js: '#!/usr/bin/env node' },
    logLevel: 'warning',
  });
  fs.chmodSync(outfile, 0o755);
  return outfile;
}
