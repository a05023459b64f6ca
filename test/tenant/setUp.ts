// A demo tenant, credentials with canaries in them, and the checks that every failure has to pass.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { type TestContext } from 'node:test';
import util from 'node:util';
import { connect } from '../../client/src/tenant/connect';
import { type ClientSecret } from '../../client/src/tenant/credentials';
import { type ResourceServer } from '../../client/src/tenant/resourceServer';
import { defaultWorld, type Limits, type World } from '../../client/src/tenant/request';
import { type Page, type Reason, type Tenant, TenantError } from '../../client/src/tenant/tenant';
import { type DemoTenant, type Options, startDemoTenant } from './demo/demoTenant';

export interface SetUp {
  readonly demo: DemoTenant;
  readonly credentials: ClientSecret;
  readonly world: World;
  readonly tenant: Tenant;
  /** Milliseconds of each wait, none of which took any time. */
  readonly waits: readonly number[];
}

/** A demo tenant that ends with the test, and a tenant connected to it with a secret that is to appear nowhere. */
export async function setUp(t: TestContext, options: Options & { limits?: Partial<Limits> } = {}): Promise<SetUp> {
  const clientSecret = `canary-${randomBytes(12).toString('hex')}`;
  const demo = await startDemoTenant({ clientSecret, ...options });
  const logged = listenToConsole(t);
  t.after(async () => {
    await demo.stop();
    for (const { url } of demo.received) assertNoCanary(url, demo);
    assertNoCanary(logged.join('\n'), demo);
  });
  const waits: number[] = [];
  const world: World = {
    ...defaultWorld,
    wait: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
    limits: { ...defaultWorld.limits, ...options.limits },
  };
  const { clientId, origin } = demo;
  const credentials: ClientSecret = { kind: 'client-secret', origin, clientId, clientSecret: demo.clientSecret };
  return { demo, credentials, world, waits, tenant: await connect(credentials, world) };
}

/** All pages. */
export async function pagesOf(list: AsyncIterable<Page>): Promise<Page[]> {
  const pages: Page[] = [];
  for await (const page of list) pages.push(page);
  return pages;
}

export async function serversOf(list: AsyncIterable<Page>): Promise<ResourceServer[]> {
  return (await pagesOf(list)).flatMap((it) => it.servers);
}

/** The error of `work`, which has to fail for `reason` with a whole sentence that repeats no secret. */
export async function failure(demo: DemoTenant, reason: Reason, work: Promise<unknown>): Promise<TenantError> {
  const error: unknown = await work.then(
    () => assert.fail('it went well'),
    (it: unknown) => it,
  );
  assert.ok(error instanceof TenantError, `not a TenantError: ${util.inspect(error)}`);
  assert.equal(error.reason, reason, error.message);
  assert.match(error.message, /^(?:[A-Z]|\d).*\.$|^[\w.:-]+ .*\.$/s);
  assertNoCanary(`${util.inspect(error, { depth: 10, showHidden: true })}\n${error.stack}\n${String(error)}`, demo);
  return error;
}

/** No secret, and no part of a token, in any spelling that an address has. */
export function assertNoCanary(text: string, { clientSecret, tokens }: DemoTenant): void {
  const canaries = [clientSecret, ...[...tokens.keys()].flatMap((it) => it.split('.').slice(1))];
  for (const canary of canaries) assert.ok(!text.includes(canary), `a canary in: ${text.slice(0, 500)}`);
}

function listenToConsole(t: TestContext): string[] {
  const lines: string[] = [];
  for (const name of ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const) {
    t.mock.method(console, name, (...words: unknown[]) => void lines.push(util.format(...words)));
  }
  return lines;
}
