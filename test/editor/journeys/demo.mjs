// The demo tenant for journeys: real HTTP on loopback, with a canary for a secret.
import { build } from 'esbuild';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { common } from '../../../scripts/build.mjs';
import { root } from '../../../scripts/host/setUp.mjs';

/** @typedef {import('../../tenant/demo/demoTenant').DemoTenant} DemoTenant */

const outfile = path.join(root, 'out/journeys/demo.mjs');

/** @param {{ count?: number }} [options] `count` APIs; without it the thirty of the demo */
export async function startDemo({ count } = {}) {
  await build({
    ...common,
    format: 'esm',
    stdin: {
      contents: `export * from './demoTenant'; export * from './resourceServers';`,
      resolveDir: path.join(root, 'test/tenant/demo'),
    },
    outfile,
  });
  const { startDemoTenant, largeTenant } =
    /** @type {typeof import('../../tenant/demo/demoTenant') & typeof import('../../tenant/demo/resourceServers')} */ (
      await import(outfile)
    );
  const signingSecret = `canary-signing-${randomBytes(12).toString('hex')}`;
  const demo = await startDemoTenant({ clientSecret: `canary-${randomBytes(12).toString('hex')}` });
  demo.servers = largeTenant(demo.host, signingSecret, count ?? 30);
  return { ...demo, demo, signingSecret };
}
