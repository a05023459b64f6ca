// A tenant over the Management API. The one file that knows Auth0's SDK, and of it only the client for resource servers: the SDK's own
// sign-in (auth0/management) can neither be cancelled nor reach a loopback host, and hides a wait. Loaded on first use; see connect.ts.
import { ResourceServersClient } from 'auth0/resourceServers';
import { accessToken } from './accessToken';
import { type ApiToken, type ClientSecret, type PrivateKey } from './credentials';
import { hostOf } from './domain';
import { listPages, perPage } from './listPages';
import { parseResourceServer } from './resourceServer';
import { type Answer, send, type World } from './request';
import { permission, type RequestOptions, type Tenant, TenantError } from './tenant';

export function auth0Tenant(credentials: ClientSecret | PrivateKey | ApiToken, world: World): Tenant {
  const { origin } = credentials;
  const host = hostOf(origin);
  const token = accessToken(credentials, world);

  return {
    host,
    list(options = {}) {
      const client = clientFor(options);
      return listPages(host, async (page) => {
        const answer = await client.list({ page, per_page: perPage, include_totals: true });
        if (answer.response === undefined) throw noManagementApi(host);
        return answer.response;
      });
    },
    async get(idOrIdentifier, options = {}) {
      const body: unknown = await clientFor(options).get(idOrIdentifier);
      if (body === undefined) return undefined;
      const server = parseResourceServer(body);
      if (!server) throw new TenantError('unexpected', `The answer of ${host} is not an API. Try again.`);
      return server;
    },
  };

  /** The SDK makes the address and the query; the exchange is ours. What is not there comes back as undefined. */
  function clientFor(options: RequestOptions): ResourceServersClient {
    return new ResourceServersClient({
      baseUrl: new URL('/api/v2', origin).href,
      // The type wants a token where there is none to give.
      auth: false,
      token: '',
      fetcher: async <R>({ url, queryString }: { url: string; queryString?: string | undefined }) => {
        const answer = await authorized(new URL(queryString ? `${url}?${queryString}` : url), options);
        return { ok: true as const, body: bodyOf(answer) as R, rawResponse: new Response() };
      },
    });
  }

  /** A token that was fetched and is refused may have been revoked: another one is tried, once. */
  async function authorized(url: URL, options: RequestOptions): Promise<Answer> {
    if (url.origin !== origin) throw new TenantError('unexpected', `A request would have left ${host}.`);
    for (let renewed = false; ; renewed = true) {
      const bearer = await token.get(options);
      const answer = await send({ url, headers: { authorization: `Bearer ${bearer}` } }, world, options);
      if (answer.status !== 401 || renewed || !token.renew(bearer)) return answer;
    }
  }

  function bodyOf({ status, body }: Answer): unknown {
    if (status < 300) return body;
    if (status === 404 && body !== undefined) return undefined;
    if (status === 404) throw noManagementApi(host);
    if (status === 401) throw new TenantError('credentials', notAccepted(host, credentials.kind));
    if (status === 403) throw new TenantError('permission', notAllowed(host));
    throw new TenantError('unexpected', `${host} refuses the request (${status}). Try again, or sign in again.`);
  }
}

function noManagementApi(host: string): TenantError {
  return new TenantError('unexpected', `There is no Management API at ${host}. Check the domain of the tenant.`);
}

function notAccepted(host: string, kind: 'client-secret' | 'private-key' | 'api-token'): string {
  return kind === 'api-token'
    ? `${host} does not accept the Management API token: it has expired, was revoked, or is for another tenant. Sign in again with a new one.`
    : `${host} no longer accepts these credentials. Sign in again.`;
}

function notAllowed(host: string): string {
  return `The permission ${permission} of the Auth0 Management API at ${host} is missing. Grant it to the application, or sign in with a token that has it.`;
}
