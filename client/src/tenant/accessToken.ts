// The token that requests carry: the one that was entered, or one that the application's credentials are exchanged for.
import { clientAssertion } from './clientAssertion';
import { type ApiToken, type ClientSecret, type PrivateKey, tokenExpiry } from './credentials';
import { hostOf } from './domain';
import { isObject } from './resourceServer';
import { type Answer, send, unlessCancelled, type World } from './request';
import { permission, type RequestOptions, TenantError } from './tenant';

export interface AccessToken {
  /** The token in force, fetched at the first call and again shortly before it ends; callers at the same time share one. */
  get(options: RequestOptions): Promise<string>;
  /** Forgets a token that was refused. False where there is no other one to be had. */
  renew(refused: string): boolean;
}

/** Milliseconds that a token has to live for at least, to be sent. */
const leeway = 60_000;

export function accessToken(credentials: ClientSecret | PrivateKey | ApiToken, world: World): AccessToken {
  return credentials.kind === 'api-token' ? entered(credentials, world) : exchanged(credentials, world);
}

function entered({ token, origin }: ApiToken, { now }: World): AccessToken {
  const expiry = tokenExpiry(token);
  return {
    get: () =>
      expiry && expiry.getTime() <= now()
        ? Promise.reject(new TenantError('credentials', expired(hostOf(origin), expiry)))
        : Promise.resolve(token),
    renew: () => false,
  };
}

function exchanged(credentials: ClientSecret | PrivateKey, world: World): AccessToken {
  let held: { readonly token: string; readonly until: number } | undefined;
  let underWay: Shared | undefined;

  return {
    async get({ signal, onWait }) {
      signal?.throwIfAborted();
      if (held && world.now() < held.until) return held.token;
      const shared = (underWay ??= start());
      if (onWait) shared.listeners.add(onWait);
      shared.waiting++;
      try {
        held = await unlessCancelled(shared.token, signal);
        return held.token;
      } finally {
        if (onWait) shared.listeners.delete(onWait);
        // Nobody is left to hear the answer.
        if (--shared.waiting === 0) {
          shared.stop.abort();
          if (underWay === shared) underWay = undefined;
        }
      }
    },
    renew(refused) {
      if (held?.token === refused) held = undefined;
      return true;
    },
  };

  function start(): Shared {
    const stop = new AbortController();
    const listeners = new Set<(seconds: number) => void>();
    const onWait = (seconds: number) => listeners.forEach((it) => it(seconds));
    return { stop, listeners, waiting: 0, token: exchange(credentials, world, { signal: stop.signal, onWait }) };
  }
}

/** One exchange that several callers wait for. */
interface Shared {
  readonly token: Promise<{ readonly token: string; readonly until: number }>;
  readonly listeners: Set<(seconds: number) => void>;
  readonly stop: AbortController;
  waiting: number;
}

async function exchange(credentials: ClientSecret | PrivateKey, world: World, options: RequestOptions) {
  const { origin, clientId, audience = `${origin}/api/v2/` } = credentials;
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, audience });
  if (credentials.kind === 'client-secret') form.set('client_secret', credentials.clientSecret);
  else {
    form.set('client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
    form.set('client_assertion', clientAssertion(credentials, world.now()));
  }
  const answer = await send({ url: new URL('/oauth/token', origin), headers: {}, form }, world, options);
  const { body } = answer;
  if (answer.status >= 300) throw refusal(credentials, answer);
  if (!isObject(body) || typeof body.access_token !== 'string' || body.access_token === '') {
    throw new TenantError('unexpected', `${hostOf(origin)} gives no access token. Check that it is an Auth0 domain.`);
  }
  const seconds = typeof body.expires_in === 'number' ? body.expires_in : 600;
  return { token: body.access_token, until: world.now() + seconds * 1000 - leeway };
}

/** Auth0 tells a wrong secret, a missing grant and a wrong audience apart by status and error code; its prose is not repeated. */
function refusal(credentials: ClientSecret | PrivateKey, { status, body }: Answer): TenantError {
  const host = hostOf(credentials.origin);
  const error = isObject(body) ? body.error : undefined;
  if (status === 403 && error !== 'invalid_client') {
    const audience = 'audience' in credentials ? '' : ' Behind a custom domain, enter the audience, too.';
    const message =
      `The application may not use the Management API of ${host}. In its settings, allow the grant "Client Credentials" ` +
      `and authorize it for the "Auth0 Management API" with the permission ${permission}.${audience}`;
    return new TenantError('permission', message);
  }
  if (status === 404) {
    return new TenantError('unexpected', `There is no Auth0 tenant at ${host}. Check the domain and its region.`);
  }
  const secret = credentials.kind === 'client-secret' ? 'client secret' : 'private key';
  return new TenantError(
    'credentials',
    `${host} does not accept the client ID or the ${secret}. Sign in again with those of a machine-to-machine application.`,
  );
}

function expired(host: string, expiry: Date): string {
  const when = expiry.toISOString().slice(0, 16).replace('T', ' ');
  return `The Management API token for ${host} expired on ${when} UTC. Sign in again with a new one.`;
}
