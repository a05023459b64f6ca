// An Auth0 tenant on loopback: the token endpoint and the resource servers of the Management API, over real HTTP. Nothing can be written.
import { createHmac, createPublicKey, constants, randomBytes, randomUUID, verify } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import { type AddressInfo } from 'node:net';
import { type Certificate } from './certificate';
import { type Endpoint, type FaultName, faults, refuse } from './faults';
import { demoServers, type Json } from './resourceServers';

export interface Options {
  /** 0, the default: any that is free. */
  readonly port?: number;
  /** Makes it speak https. */
  readonly tls?: Certificate;
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** PEM of the public key that client assertions are checked with. */
  readonly publicKey?: string;
  /** What the application may do. */
  readonly scope?: string;
  /** Seconds that a token lives. */
  readonly tokenLifetime?: number;
  /** Milliseconds before each answer, for people to see the progress. */
  readonly delay?: number;
}

/** What came in, for tests to look at. */
export interface Received {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export type DemoTenant = Awaited<ReturnType<typeof startDemoTenant>>;

/** The demo's own application; a test may choose others. */
export const demoClient = { clientId: 'demo-client', clientSecret: 'demo-secret' };

export async function startDemoTenant(options: Options = {}) {
  const { clientId = demoClient.clientId, clientSecret = demoClient.clientSecret, tls, delay = 0 } = options;
  const { scope = 'read:resource_servers', tokenLifetime = 86_400 } = options;
  const received: Received[] = [];
  const switched: { endpoint: Endpoint; name: FaultName; after: number; times: number; elsewhere: string }[] = [];
  /** Tokens in force, to the scope of each. */
  const tokens = new Map<string, string>();

  const listener: http.RequestListener = (request, response) => {
    void read(request).then((body) => {
      const { method = '', url = '', headers } = request;
      received.push({ method, url, headers, body });
      heard.splice(0).forEach((it) => it());
      setTimeout(() => answer(request, response, body), delay);
    });
  };
  const server = tls
    ? https.createServer({ cert: tls.certificate, key: tls.key }, listener)
    : http.createServer(listener);
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const origin = `${tls ? 'https' : 'http'}://${host}`;
  const heard: (() => void)[] = [];

  const tenant = {
    host,
    origin,
    clientId,
    clientSecret,
    received,
    tokens,
    /** What the tenant has; may be replaced or changed at any time. */
    servers: demoServers(host, randomBytes(24).toString('base64url')) as unknown[],
    /** The application may do no more than this from its next token on. */
    scope,
    fail,
    issue,
    nextRequest,
    stop,
  };
  return tenant;

  /**
   * Switches a fault on: for the next `times` requests of the endpoint (without: for all), after `after` good ones. `elsewhere`
   * is an origin that the fault `redirect` leads to.
   */
  function fail(
    endpoint: Endpoint,
    name: FaultName,
    { times = Infinity, after = 0, elsewhere = 'https://elsewhere.invalid' } = {},
  ): void {
    switched.push({ endpoint, name, after, times, elsewhere });
  }

  /** A new token that the tenant accepts for `seconds`. */
  function issue(seconds = tokenLifetime): string {
    const encode = (it: object) => Buffer.from(JSON.stringify(it)).toString('base64url');
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: `${origin}/`, aud: `${origin}/api/v2/`, iat: now, exp: now + seconds, scope: tenant.scope };
    const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ ...claims, jti: randomUUID() })}`;
    const token = `${content}.${createHmac('sha256', randomUUID()).update(content).digest('base64url')}`;
    tokens.set(token, tenant.scope);
    return token;
  }

  /** Resolves when the next request has come in, before it is answered. */
  function nextRequest(): Promise<void> {
    return new Promise((resolve) => heard.push(resolve));
  }

  /** At once, also in the middle of an answer: as if the process were killed. */
  function stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    return closed;
  }

  function answer(request: http.IncomingMessage, response: http.ServerResponse, form: string): void {
    const url = new URL(request.url ?? '', origin);
    const path = url.pathname.replace(/^\/api\/v2/, '');
    if (url.pathname === '/oauth/token' && request.method === 'POST') {
      return reply('token', request, response, () => exchange(request, response, form));
    }
    if (request.method !== 'GET' || path === url.pathname) return refuse(response, 404, 'Not Found', 'Not Found');
    if (path === '/resource-servers')
      return reply('list', request, response, () => authorized(request, response, () => list(url)));
    const one = /^\/resource-servers\/([^/]+)$/.exec(path)?.[1];
    if (one === undefined) return refuse(response, 404, 'Not Found', 'Not Found');
    return reply('get', request, response, () => authorized(request, response, () => find(response, one)));
  }

  /** `compute` gives the body of the answer; undefined where it has answered itself. */
  function reply(
    endpoint: Endpoint,
    request: http.IncomingMessage,
    response: http.ServerResponse,
    compute: () => unknown,
  ): void {
    const fault = switched.find((it) => it.endpoint === endpoint && it.times > 0);
    const strikes = fault !== undefined && fault.after-- <= 0;
    const body = compute();
    if (body === undefined) return;
    if (strikes) {
      fault.times--;
      return faults[fault.name]({ request, response, body, elsewhere: fault.elsewhere });
    }
    const headers = { 'x-ratelimit-limit': '50', 'x-ratelimit-remaining': '49' };
    response
      .writeHead(200, { 'content-type': 'application/json; charset=utf-8', ...headers })
      .end(JSON.stringify(body));
  }

  function exchange(request: http.IncomingMessage, response: http.ServerResponse, text: string): unknown {
    const isJson = (request.headers['content-type'] ?? '').includes('json');
    const form = isJson ? (JSON.parse(text) as Record<string, string>) : Object.fromEntries(new URLSearchParams(text));
    const denied = (status: number, error: string, error_description: string) =>
      void response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify({ error, error_description }));
    const proven =
      form.client_assertion === undefined ? form.client_secret === clientSecret : isGenuine(form.client_assertion);
    if (form.client_id !== clientId || !proven) return denied(401, 'access_denied', 'Unauthorized');
    if (form.audience !== `${origin}/api/v2/`) {
      return denied(403, 'access_denied', `Service not enabled within domain: ${form.audience}`);
    }
    if (tenant.scope === '') {
      return denied(403, 'access_denied', `Client is not authorized to access "${form.audience}".`);
    }
    return { access_token: issue(), scope: tenant.scope, expires_in: tokenLifetime, token_type: 'Bearer' };
  }

  function isGenuine(assertion: string): boolean {
    const [header = '', claims = '', signature = ''] = assertion.split('.');
    const decode = (it: string) => JSON.parse(Buffer.from(it, 'base64url').toString()) as Record<string, unknown>;
    const { alg } = decode(header);
    const { iss, sub, aud, exp } = decode(claims);
    const now = Date.now() / 1000;
    const fresh = typeof exp === 'number' && exp > now && exp < now + 300;
    if (iss !== clientId || sub !== clientId || aud !== `${origin}/` || !fresh || !options.publicKey) return false;
    const [, kind, bits] = /^(RS|PS)(\d+)$/.exec(String(alg)) ?? [];
    const padding = kind === 'PS' ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
    const key = { key: createPublicKey(options.publicKey), padding };
    return verify(`sha${bits}`, Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, 'base64url'));
  }

  function authorized(request: http.IncomingMessage, response: http.ServerResponse, compute: () => unknown): unknown {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const granted = token === undefined ? undefined : tokens.get(token);
    if (granted === undefined) return refuse(response, 401, 'Unauthorized', 'Invalid token', 'invalid_token');
    if (granted.split(' ').includes('read:resource_servers')) return compute();
    const expected = 'Insufficient scope, expected any of: read:resource_servers';
    return refuse(response, 403, 'Forbidden', expected, 'insufficient_scope');
  }

  function list({ searchParams }: URL): unknown {
    const number = (name: string, otherwise: number) => Number(searchParams.get(name) ?? otherwise);
    const limit = Math.min(number('per_page', 50), 100);
    const start = number('page', 0) * limit;
    const resource_servers = tenant.servers.slice(start, start + limit);
    if (searchParams.get('include_totals') !== 'true') return resource_servers;
    return { start, limit, total: tenant.servers.length, resource_servers };
  }

  /** By id or by identifier, which some clients escape twice. */
  function find(response: http.ServerResponse, escaped: string): unknown {
    const once = decodeURIComponent(escaped);
    const names = [once, /%[0-9A-F]{2}/i.test(once) ? decodeURIComponent(once) : once];
    const found = (tenant.servers as Json[]).find((it) =>
      names.some((name) => it.id === name || it.identifier === name),
    );
    if (found) return found;
    const message = 'The resource server does not exist';
    return refuse(response, 404, 'Not Found', message, 'inexistent_resource_server');
  }
}

async function read(request: http.IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
