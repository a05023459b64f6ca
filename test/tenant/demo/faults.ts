// What can go wrong at a tenant, each by name. A fault takes the place of an answer, or spoils it.
import { type IncomingMessage, type ServerResponse } from 'node:http';

/** Where a fault strikes: the token endpoint, the list, or one API. */
export type Endpoint = 'token' | 'list' | 'get';

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Body of the answer that would have been given. */
  readonly body: unknown;
  /** Where `redirect` leads. */
  readonly elsewhere: string;
}

export type FaultName = keyof typeof faults;

export const faults = {
  unauthorized: ({ response }) => refuse(response, 401, 'Unauthorized', 'Invalid token', 'invalid_token'),
  forbidden: ({ response }) =>
    refuse(
      response,
      403,
      'Forbidden',
      'Insufficient scope, expected any of: read:resource_servers',
      'insufficient_scope',
    ),
  missing: ({ response }) =>
    refuse(response, 404, 'Not Found', 'The resource server does not exist', 'inexistent_resource_server'),
  /** As a host does that is no Auth0 tenant. */
  'not-found-page': ({ response }) => page(response, 404),
  'retry-after': ({ response }) => tooMany(response, { 'retry-after': '7' }),
  'retry-after-date': ({ response }) =>
    tooMany(response, { 'retry-after': new Date(Math.ceil(Date.now() / 1000) * 1000 + 9000).toUTCString() }),
  'rate-limit-reset': ({ response }) =>
    tooMany(response, {
      'x-ratelimit-limit': '10',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 5),
    }),
  'too-many-requests': ({ response }) => tooMany(response, {}),
  'retry-after-an-hour': ({ response }) => tooMany(response, { 'retry-after': '3600' }),
  'server-error': ({ response }) => refuse(response, 500, 'Internal Server Error', 'Something went wrong'),
  'bad-gateway': ({ response }) => page(response, 502),
  'proxy-sign-in': ({ response }) => page(response, 407, { 'proxy-authenticate': 'Basic realm="proxy"' }),
  'hang-before-headers': () => undefined,
  'hang-mid-body': ({ response, body }) => {
    response.writeHead(200, json).write(half(body));
  },
  /** Never silent for long, and never done. */
  drip: ({ response }) => {
    response.writeHead(200, json);
    const timer = setInterval(() => response.write(' '), 10);
    response.on('close', () => clearInterval(timer));
  },
  'break-mid-body': ({ response, body }) => {
    response.writeHead(200, { ...json, 'content-length': 1_000_000 });
    response.write(half(body), () => response.destroy());
  },
  'break-at-once': ({ request }) => {
    request.socket.destroy();
  },
  'cut-json': ({ response, body }) => void response.writeHead(200, json).end(half(body)),
  html: ({ response }) => page(response, 200),
  /** A page that claims to be data. */
  'html-as-json': ({ response }) => page(response, 200, json),
  'wrong-content-type': ({ response, body }) =>
    void response.writeHead(200, { 'content-type': 'text/plain' }).end(JSON.stringify(body)),
  'wrong-shape': ({ response }) => void response.writeHead(200, json).end('{"hello":"world"}'),
  nothing: ({ response }) => void response.writeHead(200, json).end(),
  redirect: ({ request, response, elsewhere }) =>
    void response.writeHead(302, { location: `${elsewhere}${request.url}` }).end(),
  'ten-megabytes': ({ response, body }) =>
    void response.writeHead(200, json).end(JSON.stringify(body) + ' '.repeat(10 * 1024 * 1024)),
} satisfies Record<string, (exchange: Exchange) => void>;

const json = { 'content-type': 'application/json; charset=utf-8' };

/** An error as the Management API words it. */
export function refuse(
  response: ServerResponse,
  statusCode: number,
  error: string,
  message: string,
  errorCode?: string,
  headers: Record<string, string> = {},
): void {
  const body = { statusCode, error, message, ...(errorCode && { errorCode }) };
  response.writeHead(statusCode, { ...json, ...headers }).end(JSON.stringify(body));
}

function tooMany(response: ServerResponse, headers: Record<string, string>): void {
  refuse(response, 429, 'Too Many Requests', 'Global limit has been reached', 'too_many_requests', headers);
}

function page(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response
    .writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers })
    .end('<!doctype html><title>Welcome</title><h1>Sign in to the network</h1>');
}

function half(body: unknown): string {
  const text = JSON.stringify(body);
  return text.slice(0, Math.floor(text.length / 2));
}
