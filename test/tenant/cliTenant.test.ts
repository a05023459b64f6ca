import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test, type TestContext } from 'node:test';
import { type Cli, cliHosts, cliTenant } from '../../client/src/tenant/cliTenant';
import { temporaryFolder } from '../server/bundle';
import { installAuth0Cli } from './demo/installAuth0Cli';
import { largeTenant } from './demo/resourceServers';
import { failure, pagesOf, serversOf, setUp } from './setUp';

const host = 'dev-example.eu.auth0.com';
let program: string;

describe('the auth0 program', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'auth0-terraform-'));
  before(async () => {
    program = await installAuth0Cli(folder);
  });
  after(() => fs.rmSync(folder, { recursive: true }));

  test('tells the tenants it is logged in to, the active one first', async (t) => {
    const { cli } = await login(t);
    assert.deepEqual(await cliHosts(undefined, cli), ['other.us.auth0.com', host]);
  });

  test('of an old version does, too', async (t) => {
    const { cli } = await login(t, { mode: 'old' });
    assert.deepEqual(await cliHosts(undefined, cli), ['other.us.auth0.com', host]);
  });

  test('that is logged in to nothing has no tenants', async (t) => {
    const { cli } = await login(t, { logins: {} });
    assert.deepEqual(await cliHosts(undefined, cli), []);
  });

  test('cannot name a host that would be taken for an option', async (t) => {
    const { cli } = await login(t, { logins: { '--help': {}, 'https://a.b': {}, 'a b': {}, 'fine.auth0.com': {} } });
    assert.deepEqual(await cliHosts(undefined, cli), ['fine.auth0.com']);
  });

  test('lists all pages', async (t) => {
    const { demo, tenant } = await login(t);
    demo.servers = largeTenant(demo.host, 'secret', 250);
    const pages = await pagesOf(tenant.list());
    assert.deepEqual(
      pages.map((it) => it.servers.length),
      [100, 100, 50],
    );
    assert.ok(pages.every((it) => it.total === 250));
  });

  test('gets one API by an odd identifier', async (t) => {
    const { tenant } = await login(t);
    for (const name of [
      'https://odd.example.com/${interpolation}',
      'https://odd.example.com/日本語',
      'urn:reports',
      '---',
    ]) {
      assert.equal((await tenant.get(name))?.identifier, name);
    }
  });

  for (const mode of ['', 'envelope']) {
    test(`says that an API is not there ${mode && 'as JSON on standard error'}`, async (t) => {
      const { tenant } = await login(t, { mode });
      assert.equal(await tenant.get('urn:nobody'), undefined);
    });

    test(`reports what the tenant refuses ${mode && 'as JSON on standard error'}`, async (t) => {
      for (const [fault, reason] of [
        ['unauthorized', 'credentials'],
        ['forbidden', 'permission'],
        ['too-many-requests', 'rate-limit'],
        ['server-error', 'unexpected'],
        ['wrong-shape', 'unexpected'],
        ['nothing', 'unexpected'],
      ] as const) {
        const { demo, tenant } = await login(t, { mode });
        demo.fail('list', fault);
        const error = await failure(demo, reason, serversOf(tenant.list()));
        if (reason === 'permission') assert.match(error.message, /read:resource_servers/);
        if (reason === 'credentials') assert.match(error.message, /auth0 login/);
      }
    });
  }

  test('that cannot reach the tenant is a matter of the network', async (t) => {
    const { demo, tenant } = await login(t);
    await demo.stop();
    await failure(demo, 'network', serversOf(tenant.list()));
  });

  test('whose login has ended asks for a new one', async (t) => {
    const { demo, cli } = await login(t, { mode: 'logged-out' });
    await failure(demo, 'credentials', serversOf(cliTenant(host, cli).list()));
  });

  test('that does not know the tenant asks for a login', async (t) => {
    const { demo, cli } = await login(t);
    const error = await failure(demo, 'credentials', cliTenant('third.auth0.com', cli).get('x'));
    assert.match(error.message, /third\.auth0\.com/);
  });

  test('that prints something else is not understood', async (t) => {
    const { demo, tenant } = await login(t, { mode: 'noise' });
    await failure(demo, 'unexpected', serversOf(tenant.list()));
  });

  test('that never ends is ended', async (t) => {
    const { demo, cli } = await login(t, { mode: 'hang' });
    const error = await failure(demo, 'network', serversOf(cliTenant(host, { ...cli, limit: 300 }).list()));
    assert.equal(error.fault, 'timeout');
  });

  test('is ended when the list is cancelled', { timeout: 10_000 }, async (t) => {
    const { demo, tenant } = await login(t);
    demo.fail('list', 'hang-before-headers');
    const stop = new AbortController();
    const work = serversOf(tenant.list({ signal: stop.signal }));
    await demo.nextRequest();
    const reason = new Error('no more');
    stop.abort(reason);
    await assert.rejects(work, (error) => error === reason);
  });

  test('that is not installed is said to be missing', async (t) => {
    const { demo } = await login(t);
    const missing: Cli = { program: [path.join(temporaryFolder(t), 'auth0')], limit: 5000 };
    const error = await failure(demo, 'credentials', cliHosts(undefined, missing));
    assert.match(error.message, /not installed/);
  });

  test('is started without a shell', async (t) => {
    const { cli } = await login(t);
    const folder = temporaryFolder(t);
    const file = path.join(folder, 'made');
    const tenant = cliTenant(host, cli);
    assert.equal(await tenant.get(`$(touch ${file}); "; touch ${file} #`), undefined);
    assert.equal(fs.existsSync(file), false);
  });
});

/** The stand-in, logged in to a demo tenant, and to another tenant that is the active one. */
async function login(t: TestContext, { mode = '', logins }: { mode?: string; logins?: object } = {}) {
  const { demo } = await setUp(t);
  const tenant = { origin: demo.origin, token: demo.issue() };
  // Tests of one file run one after the other, so the environment is theirs.
  process.env.DEMO_AUTH0 = JSON.stringify(logins ?? { [host]: tenant, 'other.us.auth0.com': tenant });
  process.env.DEMO_AUTH0_MODE = mode;
  const cli: Cli = { program: [process.execPath, program], limit: 30_000 };
  return { demo, cli, tenant: cliTenant(host, cli) };
}
