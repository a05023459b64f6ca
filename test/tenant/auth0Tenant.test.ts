import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { describe, test, type TestContext } from 'node:test';
import { connect } from '../../client/src/tenant/connect';
import { type Credentials, type SigningAlg, signingAlgs } from '../../client/src/tenant/credentials';
import { withheld } from '../../client/src/tenant/resourceServer';
import { type Json, largeTenant } from './demo/resourceServers';
import { failure, pagesOf, serversOf, setUp } from './setUp';

describe('the list', () => {
  test('has 1,200 APIs in twelve pages, the first before the second is asked for', async (t) => {
    const { demo, tenant } = await setUp(t);
    demo.servers = largeTenant(demo.host, 'secret');
    const pages = tenant.list()[Symbol.asyncIterator]();
    const first = await pages.next();
    assert.ok(!first.done);
    assert.equal(first.value.servers.length, 100);
    assert.equal(first.value.total, 1200);
    assert.equal(demo.received.filter((it) => it.method === 'GET').length, 1);
    const all = await serversOf(tenant.list());
    assert.deepEqual(
      all.map((it) => it.id),
      (demo.servers as Json[]).map((it) => it.id),
    );
    assert.equal(new Set(all.map((it) => it.id)).size, 1200);
  });

  test('asks for full pages with totals, with one token, and writes nothing', async (t) => {
    const { demo, tenant } = await setUp(t);
    demo.servers = largeTenant(demo.host, 'secret', 250);
    await pagesOf(tenant.list());
    const urls = demo.received.map((it) => `${it.method} ${it.url}`);
    assert.deepEqual(urls, [
      'POST /oauth/token',
      'GET /api/v2/resource-servers?page=0&per_page=100&include_totals=true',
      'GET /api/v2/resource-servers?page=1&per_page=100&include_totals=true',
      'GET /api/v2/resource-servers?page=2&per_page=100&include_totals=true',
    ]);
  });

  test('of an empty tenant is one page without APIs', async (t) => {
    const { demo, tenant } = await setUp(t);
    demo.servers = [];
    assert.deepEqual(await pagesOf(tenant.list()), [{ servers: [], total: 0, notes: [] }]);
  });

  test('of exactly two hundred APIs asks for no third page', async (t) => {
    const { demo, tenant } = await setUp(t);
    demo.servers = largeTenant(demo.host, 'secret', 200);
    assert.equal((await pagesOf(tenant.list())).length, 2);
    assert.equal(demo.received.length, 3);
  });

  test('has each API once where it shifts between two pages', async (t) => {
    const { demo, tenant } = await setUp(t);
    demo.servers = largeTenant(demo.host, 'secret', 150);
    const ids: string[] = [];
    for await (const { servers } of tenant.list()) {
      ids.push(...servers.map((it) => it.id));
      if (ids.length === 100) demo.servers.unshift({ id: 'new', identifier: 'urn:new' });
    }
    assert.equal(ids.length, 150);
    assert.equal(new Set(ids).size, 150);
  });

  test('goes on to the end where the host gives bare lists', async (t) => {
    const { demo, world, credentials } = await setUp(t);
    demo.servers = largeTenant(demo.host, 'secret', 230);
    const bare = rewriting((url) => url.replace('include_totals=true', ''));
    const tenant = await connect(credentials, { ...world, fetch: bare });
    const pages = await pagesOf(tenant.list());
    assert.deepEqual(
      pages.map((it) => [it.servers.length, it.total]),
      [
        [100, undefined],
        [100, undefined],
        [30, undefined],
      ],
    );
  });

  test('that repeats its first page for ever is an error, not a short list', async (t) => {
    const { demo, world, credentials } = await setUp(t);
    demo.servers = largeTenant(demo.host, 'secret', 230);
    const stuck = rewriting((url) => url.replace(/([?&]page)=\d+/, '$1=0'));
    const tenant = await connect(credentials, { ...world, fetch: stuck });
    const error = await failure(demo, 'unexpected', pagesOf(tenant.list()));
    assert.match(error.message, /announces 230 APIs and gives only 100/);
  });

  test('notes an API without an identifier and knows one without a name by its identifier', async (t) => {
    const { demo, tenant } = await setUp(t);
    demo.servers = [
      { id: '1', name: 'No identifier' },
      { id: '2', identifier: 'urn:no-name' },
      'not an API',
      { id: '3', name: 'Whole', identifier: 'urn:whole', signing_secret: 'canary' },
    ];
    const [page] = await pagesOf(tenant.list());
    assert.deepEqual(page?.servers, [
      { id: '2', name: 'urn:no-name', unnamed: true, identifier: 'urn:no-name' },
      { id: '3', name: 'Whole', identifier: 'urn:whole', signing_secret: withheld },
    ]);
    assert.deepEqual(page?.notes, [
      'An API without an identifier ("No identifier") is left out.',
      'An API without an identifier is left out.',
    ]);
  });

  test('runs twice at once, on one token', async (t) => {
    const { demo, tenant } = await setUp(t);
    demo.servers = largeTenant(demo.host, 'secret', 150);
    const [one, two] = await Promise.all([serversOf(tenant.list()), serversOf(tenant.list())]);
    assert.deepEqual(one, two);
    assert.equal(one.length, 150);
    assert.equal(demo.received.filter((it) => it.url === '/oauth/token').length, 1);
  });
});

describe('one API', () => {
  test('is found by id and by identifier, however odd', async (t) => {
    const { demo, tenant } = await setUp(t);
    for (const sent of demo.servers as Json[]) {
      for (const name of [sent.id, sent.identifier]) {
        assert.equal((await tenant.get(String(name)))?.id, sent.id, String(name));
      }
    }
  });

  test('that is not there is undefined', async (t) => {
    const { tenant } = await setUp(t);
    assert.equal(await tenant.get('urn:nobody'), undefined);
  });

  test('that has gone between list and get is undefined', async (t) => {
    const { demo, tenant } = await setUp(t);
    const [first] = await serversOf(tenant.list());
    demo.servers = [];
    assert.equal(await tenant.get(first?.id ?? ''), undefined);
  });
});

describe('signing in', () => {
  test('sends the secret to the token endpoint, in the body', async (t) => {
    const { demo, tenant } = await setUp(t);
    await tenant.get('urn:reports');
    assert.deepEqual(Object.fromEntries(new URLSearchParams(demo.received[0]?.body)), {
      grant_type: 'client_credentials',
      client_id: demo.clientId,
      client_secret: demo.clientSecret,
      audience: `${demo.origin}/api/v2/`,
    });
  });

  for (const signingAlg of signingAlgs) {
    test(`a private key signs with ${signingAlg}`, async (t) => {
      const { demo, tenant } = await withKey(t, signingAlg, 'pkcs8');
      assert.equal((await tenant.get('urn:reports'))?.name, 'Legacy Reports');
      assert.doesNotMatch(demo.received[0]?.body ?? '', /client_secret|PRIVATE/);
    });
  }

  test('a private key may be PKCS#1', async (t) => {
    const { tenant } = await withKey(t, 'RS256', 'pkcs1');
    assert.ok(await tenant.get('urn:reports'));
  });

  test('a key of someone else is refused', async (t) => {
    const { demo, tenant } = await withKey(t, 'RS256', 'pkcs8', generateKeyPairSync('rsa', { modulusLength: 2048 }));
    const error = await failure(demo, 'credentials', tenant.get('urn:reports'));
    assert.match(error.message, /does not accept the client ID or the private key/);
  });

  test('a key that is none is a matter of credentials, and is not quoted', async (t) => {
    const { demo, world } = await setUp(t);
    for (const privateKey of [
      'canary-key',
      '-----BEGIN PRIVATE KEY-----\ncanary-key\n-----END PRIVATE KEY-----',
      ecKey(),
    ]) {
      const tenant = await connect(
        { ...application(demo), kind: 'private-key', privateKey, signingAlg: 'RS256' },
        world,
      );
      const error = await failure(demo, 'credentials', tenant.get('x'));
      assert.match(error.message, /private key .* cannot be used/);
      assert.doesNotMatch(error.stack ?? '', /canary-key/);
    }
  });

  test('a Management API token is sent as it is', async (t) => {
    const { demo, world } = await setUp(t);
    const tenant = await connect({ kind: 'api-token', origin: demo.origin, token: demo.issue() }, world);
    assert.ok(await tenant.get('urn:reports'));
    assert.equal(demo.received.length, 1);
  });

  test('a token that has expired is not sent at all', async (t) => {
    const { demo, world } = await setUp(t);
    const tenant = await connect({ kind: 'api-token', origin: demo.origin, token: demo.issue(-60) }, world);
    const error = await failure(demo, 'credentials', pagesOf(tenant.list()));
    assert.match(error.message, /expired on \d{4}-\d\d-\d\d \d\d:\d\d UTC/);
    assert.equal(demo.received.length, 0);
  });

  test('a token that was revoked is an error that says so', async (t) => {
    const { demo, world } = await setUp(t);
    const tenant = await connect({ kind: 'api-token', origin: demo.origin, token: demo.issue() }, world);
    demo.tokens.clear();
    const error = await failure(demo, 'credentials', pagesOf(tenant.list()));
    assert.match(error.message, /expired, was revoked/);
  });

  test('a fetched token that was revoked is replaced, and the list goes on', async (t) => {
    const { demo, tenant } = await setUp(t);
    demo.servers = largeTenant(demo.host, 'secret', 250);
    let count = 0;
    for await (const { servers } of tenant.list()) {
      count += servers.length;
      demo.tokens.clear();
    }
    assert.equal(count, 250);
  });

  test('a fetched token is replaced before it ends', async (t) => {
    const { demo, world, credentials } = await setUp(t);
    let now = Date.now();
    const tenant = await connect(credentials, { ...world, now: () => now });
    const tokens = () => demo.received.filter((it) => it.url === '/oauth/token').length;
    await tenant.get('x');
    now += 86_000_000;
    await tenant.get('x');
    assert.equal(tokens(), 1);
    now += 400_000;
    await tenant.get('x');
    assert.equal(tokens(), 2);
  });

  test('an audience of its own goes to the token endpoint', async (t) => {
    const { demo, world, credentials } = await setUp(t);
    const tenant = await connect({ ...credentials, audience: 'https://tenant.eu.auth0.com/api/v2/' }, world);
    const error = await failure(demo, 'permission', tenant.get('x'));
    assert.match(error.message, /read:resource_servers/);
    assert.match(demo.received[0]?.body ?? '', /audience=https%3A%2F%2Ftenant\.eu/);
  });
});

/** A network that changes the address of each request on its way. */
function rewriting(change: (url: string) => string): typeof fetch {
  return (input, init) => fetch(change(input instanceof URL ? input.href : ''), init);
}

function application(demo: { origin: string; clientId: string }) {
  return { origin: demo.origin, clientId: demo.clientId };
}

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });

function ecKey(): string {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
}

/** A tenant signed in to with `keys`, at a host that trusts `publicKey`. */
async function withKey(t: TestContext, signingAlg: SigningAlg, type: 'pkcs1' | 'pkcs8', { publicKey } = keys) {
  const trusted = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const { demo, world } = await setUp(t, { publicKey: trusted });
  const privateKey = keys.privateKey.export({ type, format: 'pem' }).toString();
  const credentials: Credentials = { ...application(demo), kind: 'private-key', privateKey, signingAlg };
  return { demo, tenant: await connect(credentials, world) };
}
