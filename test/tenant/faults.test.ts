import assert from 'node:assert/strict';
import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { connect } from '../../client/src/tenant/connect';
import { type NetworkFault, type Reason } from '../../client/src/tenant/tenant';
import { makeCertificate } from './demo/certificate';
import { type Endpoint, type FaultName } from './demo/faults';
import { largeTenant } from './demo/resourceServers';
import { assertNoCanary, failure, pagesOf, serversOf, setUp } from './setUp';

interface Case {
  readonly fault: FaultName;
  readonly at: Endpoint;
  readonly reason: Reason;
  readonly says: RegExp;
  readonly kind?: NetworkFault;
}

/** Each is a fault that does not go away. */
const lasting: readonly Case[] = [
  { fault: 'unauthorized', at: 'token', reason: 'credentials', says: /Sign in again/ },
  { fault: 'unauthorized', at: 'list', reason: 'credentials', says: /no longer accepts these credentials/ },
  { fault: 'unauthorized', at: 'get', reason: 'credentials', says: /Sign in again/ },
  { fault: 'forbidden', at: 'token', reason: 'permission', says: /Client Credentials.*read:resource_servers/ },
  { fault: 'forbidden', at: 'list', reason: 'permission', says: /read:resource_servers/ },
  { fault: 'forbidden', at: 'get', reason: 'permission', says: /read:resource_servers/ },
  { fault: 'not-found-page', at: 'token', reason: 'unexpected', says: /no Auth0 tenant/ },
  { fault: 'not-found-page', at: 'list', reason: 'unexpected', says: /no Management API/ },
  { fault: 'not-found-page', at: 'get', reason: 'unexpected', says: /no Management API/ },
  { fault: 'missing', at: 'list', reason: 'unexpected', says: /no Management API/ },
  { fault: 'too-many-requests', at: 'token', reason: 'rate-limit', says: /Try again in/ },
  { fault: 'too-many-requests', at: 'list', reason: 'rate-limit', says: /Try again in/ },
  { fault: 'server-error', at: 'token', reason: 'unexpected', says: /an error of its own \(500\)/ },
  { fault: 'server-error', at: 'list', reason: 'unexpected', says: /an error of its own \(500\)/ },
  { fault: 'server-error', at: 'get', reason: 'unexpected', says: /an error of its own \(500\)/ },
  { fault: 'bad-gateway', at: 'list', reason: 'unexpected', says: /an error of its own \(502\)/ },
  { fault: 'proxy-sign-in', at: 'token', reason: 'network', kind: 'other', says: /cannot be reached.*proxy/ },
  { fault: 'break-mid-body', at: 'list', reason: 'network', kind: 'broken', says: /broke off/ },
  { fault: 'break-at-once', at: 'token', reason: 'network', kind: 'broken', says: /broke off/ },
  { fault: 'cut-json', at: 'token', reason: 'unexpected', says: /incomplete or damaged/ },
  { fault: 'cut-json', at: 'list', reason: 'unexpected', says: /incomplete or damaged/ },
  { fault: 'cut-json', at: 'get', reason: 'unexpected', says: /incomplete or damaged/ },
  { fault: 'nothing', at: 'list', reason: 'unexpected', says: /incomplete or damaged/ },
  { fault: 'html', at: 'token', reason: 'unexpected', says: /a web page instead of data/ },
  { fault: 'html', at: 'list', reason: 'unexpected', says: /a web page instead of data/ },
  { fault: 'html-as-json', at: 'list', reason: 'unexpected', says: /a web page instead of data/ },
  { fault: 'wrong-shape', at: 'token', reason: 'unexpected', says: /no access token/ },
  { fault: 'wrong-shape', at: 'list', reason: 'unexpected', says: /not a list of APIs/ },
  { fault: 'wrong-shape', at: 'get', reason: 'unexpected', says: /not an API/ },
];

describe('a fault that lasts', () => {
  for (const { fault, at, reason, kind, says } of lasting) {
    test(`${fault} at ${at} ends with ${kind ?? reason}`, async (t) => {
      const { demo, tenant } = await setUp(t);
      demo.fail(at, fault);
      const error = await failure(demo, reason, at === 'get' ? tenant.get('urn:reports') : pagesOf(tenant.list()));
      assert.match(error.message, says);
      assert.equal(error.fault, kind);
    });
  }

  test('missing at get is no fault: the API is gone', async (t) => {
    const { demo, tenant } = await setUp(t);
    demo.fail('get', 'missing');
    assert.equal(await tenant.get('urn:reports'), undefined);
  });

  test('on a later page comes after the pages before it', async (t) => {
    const { demo, tenant } = await setUp(t);
    demo.servers = largeTenant(demo.host, 'secret', 300);
    demo.fail('list', 'forbidden', { after: 2 });
    const arrived: number[] = [];
    const work = (async () => {
      for await (const { servers } of tenant.list()) arrived.push(servers.length);
    })();
    await failure(demo, 'permission', work);
    assert.deepEqual(arrived, [100, 100]);
  });
});

describe('a fault that passes', () => {
  for (const fault of ['server-error', 'bad-gateway', 'break-at-once', 'break-mid-body'] as const) {
    for (const at of ['token', 'list'] as const) {
      test(`${fault} once at ${at} is tried again, once`, async (t) => {
        const { demo, tenant, waits } = await setUp(t);
        demo.fail(at, fault, { times: 1 });
        assert.equal((await serversOf(tenant.list())).length, demo.servers.length);
        assert.deepEqual(waits, [500]);
      });
    }
  }

  test('a wrong content type is no matter where the content is right', async (t) => {
    const { demo, tenant } = await setUp(t);
    demo.fail('list', 'wrong-content-type');
    demo.fail('token', 'wrong-content-type');
    assert.equal((await serversOf(tenant.list())).length, demo.servers.length);
  });

  test('an answer of 10 MB is read', async (t) => {
    const { demo, tenant } = await setUp(t);
    demo.fail('list', 'ten-megabytes');
    assert.equal((await serversOf(tenant.list())).length, demo.servers.length);
  });

  test('an answer beyond all bounds is an error', async (t) => {
    const { demo, tenant } = await setUp(t, { limits: { bytes: 8 * 1024 * 1024 } });
    demo.fail('list', 'ten-megabytes');
    const error = await failure(demo, 'unexpected', pagesOf(tenant.list()));
    assert.match(error.message, /larger than 8 MB/);
  });
});

describe('too many requests', () => {
  const hints: readonly (readonly [FaultName, low: number, high: number])[] = [
    ['retry-after', 7, 7],
    ['retry-after-date', 9, 11],
    ['rate-limit-reset', 4, 6],
    ['too-many-requests', 1, 1],
  ];
  for (const [fault, low, high] of hints) {
    for (const at of ['token', 'list', 'get'] as const) {
      test(`${fault} at ${at} is waited for, and seen`, async (t) => {
        const { demo, tenant, waits } = await setUp(t);
        demo.fail(at, fault, { times: 1 });
        const seen: number[] = [];
        const onWait = (seconds: number) => void seen.push(seconds);
        if (at === 'get') assert.ok(await tenant.get('urn:reports', { onWait }));
        else assert.equal((await serversOf(tenant.list({ onWait }))).length, demo.servers.length);
        assert.equal(seen.length, 1);
        assert.ok((seen[0] ?? 0) >= low && (seen[0] ?? 0) <= high, String(seen[0]));
        assert.deepEqual(waits, [(seen[0] ?? 0) * 1000]);
      });
    }
  }

  test('without a hint the waits double, and end', async (t) => {
    const { demo, tenant, waits } = await setUp(t);
    demo.fail('list', 'too-many-requests');
    await failure(demo, 'rate-limit', pagesOf(tenant.list()));
    assert.deepEqual(waits, [1000, 2000, 4000, 8000, 16_000]);
  });

  test('an hour is not waited for', async (t) => {
    const { demo, tenant, waits } = await setUp(t);
    demo.fail('list', 'retry-after-an-hour');
    const error = await failure(demo, 'rate-limit', pagesOf(tenant.list()));
    assert.match(error.message, /Try again in 60 minutes/);
    assert.deepEqual(waits, []);
  });
});

describe('the way to the host', () => {
  test('a port where nobody listens refuses', async (t) => {
    const { demo, tenant } = await setUp(t);
    await demo.stop();
    const error = await failure(demo, 'network', pagesOf(tenant.list()));
    assert.equal(error.fault, 'refused');
    assert.match(error.message, /refuses the connection/);
  });

  test('a name that does not exist', async (t) => {
    const { demo, world, credentials } = await setUp(t);
    const tenant = await connect({ ...credentials, origin: 'https://tenant.invalid' }, world);
    const error = await failure(demo, 'network', pagesOf(tenant.list()));
    assert.equal(error.fault, 'dns');
    assert.match(error.message, /The name tenant\.invalid is not known/);
  });

  test('a certificate that nobody vouches for', async (t) => {
    const { demo, tenant } = await setUp(t, { tls: makeCertificate() });
    const error = await failure(demo, 'network', pagesOf(tenant.list()));
    assert.equal(error.fault, 'tls');
    assert.match(error.message, /not trusted \(\w*SELF_SIGNED\w*\)/);
    assert.deepEqual(demo.received, []);
  });

  test('a host that speaks no TLS', async (t) => {
    const { demo, world, credentials } = await setUp(t);
    const tenant = await connect({ ...credentials, origin: demo.origin.replace('http:', 'https:') }, world);
    const error = await failure(demo, 'network', pagesOf(tenant.list()));
    assert.equal(error.fault, 'tls');
  });

  test('a host that is not HTTP', async (t) => {
    const { demo, world, credentials } = await setUp(t);
    const server = net.createServer((it) => it.on('error', () => undefined).end('220 mail.example.com ESMTP\r\n'));
    t.after(() => server.close());
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await failure(demo, 'network', pagesOf((await connect({ ...credentials, origin }, world)).list()));
  });

  for (const fault of ['hang-before-headers', 'hang-mid-body'] as const) {
    for (const at of ['token', 'list', 'get'] as const) {
      test(`${fault} at ${at} ends in time`, async (t) => {
        const limits = fault === 'hang-mid-body' ? { silence: 60 } : { start: 60 };
        const { demo, tenant } = await setUp(t, { limits });
        demo.fail(at, fault);
        const error = await failure(demo, 'network', at === 'get' ? tenant.get('urn:reports') : pagesOf(tenant.list()));
        assert.equal(error.fault, 'timeout');
        assert.match(error.message, /did not answer within 1 s/);
      });
    }
  }

  test('an answer that drips for ever ends in time', { timeout: 10_000 }, async (t) => {
    const { demo, tenant } = await setUp(t, { limits: { answer: 100 } });
    demo.fail('list', 'drip');
    assert.equal((await failure(demo, 'network', pagesOf(tenant.list()))).fault, 'timeout');
  });

  test('a redirect to another host is not followed, and nothing reaches that host', async (t) => {
    for (const at of ['token', 'list', 'get'] as const) {
      const { demo, tenant } = await setUp(t);
      const other = await setUp(t);
      demo.fail(at, 'redirect', { elsewhere: other.demo.origin });
      const error = await failure(
        demo,
        'unexpected',
        at === 'get' ? tenant.get('urn:reports') : pagesOf(tenant.list()),
      );
      assert.match(error.message, new RegExp(`redirects to ${other.demo.host}`));
      assert.deepEqual(other.demo.received, []);
    }
  });

  test('a proxy that wants a sign-in', async (t) => {
    const { demo, world, credentials } = await setUp(t);
    const proxy = () => Promise.resolve(new Response('<h1>Sign in</h1>', { status: 407 }));
    const error = await failure(demo, 'network', (await connect(credentials, { ...world, fetch: proxy })).get('x'));
    assert.equal(error.fault, 'proxy');
    assert.match(error.message, /proxy.*"http\.proxy"/);
  });

  test('a host that dies while the list loads', async (t) => {
    const { demo, tenant } = await setUp(t);
    demo.servers = largeTenant(demo.host, 'secret', 300);
    const work = (async () => {
      for await (const { servers } of tenant.list()) {
        assert.equal(servers.length, 100);
        await demo.stop();
      }
    })();
    const error = await failure(demo, 'network', work);
    assert.match(error.message, /refuses|broke off/);
  });

  test('each kind of error of Node and of Electron is told apart', async (t) => {
    const { demo, world, credentials } = await setUp(t);
    const coded = (code: string, message = '') => Object.assign(new Error(`${message} ${demo.clientSecret}`), { code });
    const cases: readonly (readonly [NetworkFault, Error])[] = [
      ['dns', coded('EAI_AGAIN')],
      ['unreachable', coded('ENETUNREACH')],
      ['timeout', coded('UND_ERR_CONNECT_TIMEOUT')],
      ['tls', coded('UNABLE_TO_VERIFY_LEAF_SIGNATURE')],
      ['tls', coded('CERT_HAS_EXPIRED')],
      ['tls', coded('ERR_TLS_CERT_ALTNAME_INVALID')],
      ['refused', new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')])],
      ['proxy', coded('UND_ERR_ABORTED', 'Proxy response (407) !== 200 when HTTP Tunneling')],
      ['proxy', new Error('net::ERR_PROXY_CONNECTION_FAILED')],
      ['dns', new Error('net::ERR_NAME_NOT_RESOLVED')],
      ['tls', new Error('net::ERR_CERT_AUTHORITY_INVALID')],
      ['unreachable', new Error('net::ERR_INTERNET_DISCONNECTED')],
      ['broken', new Error('net::ERR_CONNECTION_RESET')],
      ['other', new Error(`something about ${demo.clientSecret}`)],
      ['other', coded('canary in lower case')],
    ];
    for (const [kind, cause] of cases) {
      const failing = () => Promise.reject(new TypeError('fetch failed', { cause }));
      const tenant = await connect(credentials, { ...world, fetch: failing });
      assert.equal((await failure(demo, 'network', tenant.get('x'))).fault, kind, cause.message);
    }
  });
});

describe('cancelling', () => {
  const steps: readonly (readonly [string, Endpoint, FaultName])[] = [
    ['before the token comes', 'token', 'hang-before-headers'],
    ['in the middle of the token', 'token', 'hang-mid-body'],
    ['before a page comes', 'list', 'hang-before-headers'],
    ['in the middle of a page', 'list', 'hang-mid-body'],
  ];
  for (const [name, at, fault] of steps) {
    test(`${name} ends at once with the reason given`, async (t) => {
      const { demo, tenant } = await setUp(t);
      demo.fail(at, fault);
      const stop = new AbortController();
      const work = pagesOf(tenant.list({ signal: stop.signal }));
      await demo.nextRequest();
      if (at === 'list') await demo.nextRequest();
      const reason = new Error('no more');
      stop.abort(reason);
      await assert.rejects(work, (error) => error === reason);
    });
  }

  test('while waiting ends the wait', async (t) => {
    const { demo, world, credentials } = await setUp(t);
    for (const at of ['token', 'list'] as const) {
      demo.fail(at, 'retry-after', { times: 1 });
      const stop = new AbortController();
      let real: Promise<void> | undefined;
      // The real wait, of seven seconds.
      const wait = (ms: number, signal: AbortSignal | undefined) =>
        (real = import('node:timers/promises').then((it) =>
          it.setTimeout(ms, undefined, { ...(signal && { signal }) }),
        ));
      const tenant = await connect(credentials, { ...world, wait });
      const from = Date.now();
      await assert.rejects(
        pagesOf(tenant.list({ signal: stop.signal, onWait: () => setImmediate(() => stop.abort()) })),
        {
          name: 'AbortError',
        },
      );
      assert.ok(Date.now() - from < 5000);
      await assert.rejects(real ?? Promise.resolve());
    }
  });

  test('before it begins asks nobody', async (t) => {
    const { demo, tenant } = await setUp(t);
    await assert.rejects(pagesOf(tenant.list({ signal: AbortSignal.abort() })), { name: 'AbortError' });
    await assert.rejects(tenant.get('x', { signal: AbortSignal.abort() }), { name: 'AbortError' });
    assert.deepEqual(demo.received, []);
  });

  test('one of two lists leaves the other alone, also while they share a token', async (t) => {
    const { demo, tenant } = await setUp(t, { delay: 30 });
    const stop = new AbortController();
    const one = pagesOf(tenant.list({ signal: stop.signal }));
    const two = serversOf(tenant.list());
    await demo.nextRequest();
    stop.abort();
    await assert.rejects(one, { name: 'AbortError' });
    assert.equal((await two).length, demo.servers.length);
    assert.equal(demo.received.filter((it) => it.url === '/oauth/token').length, 1);
  });

  test('leaves the tenant fit for the next list', async (t) => {
    const { demo, tenant } = await setUp(t);
    demo.fail('token', 'hang-before-headers', { times: 1 });
    const stop = new AbortController();
    const work = pagesOf(tenant.list({ signal: stop.signal }));
    await demo.nextRequest();
    stop.abort();
    await assert.rejects(work);
    assert.equal((await serversOf(tenant.list())).length, demo.servers.length);
  });
});

test('the canary check sees a canary', async (t) => {
  const { demo } = await setUp(t);
  const token = demo.issue();
  assert.throws(() => assertNoCanary(`... ${demo.clientSecret} ...`, demo));
  assert.throws(() => assertNoCanary(`... ${token} ...`, demo));
});
