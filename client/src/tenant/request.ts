// One HTTP exchange with a tenant: bounded in time and size, bound to its host, cancelled at any moment, patient when asked to be.
import { setTimeout as pause } from 'node:timers/promises';
import { networkError, proxyError, timeoutError } from './networkError';
import { type RequestOptions, TenantError } from './tenant';

/** What the world gives; tests give another. */
export interface World {
  readonly fetch: typeof fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly wait: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
  readonly limits: Limits;
}

export interface Limits {
  /** Milliseconds until the answer begins. */
  readonly start: number;
  /** Milliseconds without any byte, once it has begun. */
  readonly silence: number;
  /** Milliseconds for the whole answer. */
  readonly answer: number;
  /** Bytes of one answer. */
  readonly bytes: number;
  /** Seconds, together, that one request may be made to wait by 429. */
  readonly patience: number;
}

export const defaultWorld: World = {
  // The editor puts its own in the place of the global one, with its proxy and the system's certificates ("http.fetchAdditionalSupport", on
  // since VS Code 1.96; before that it is Node's, without a proxy). Looked up at each call, so that it does not matter who was first.
  fetch: (input, init) => globalThis.fetch(input, init),
  now: Date.now,
  wait: (milliseconds, signal) => pause(milliseconds, undefined, { ...(signal && { signal }) }),
  limits: { start: 30_000, silence: 20_000, answer: 180_000, bytes: 64 * 1024 * 1024, patience: 180 },
};

export interface Call {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** A form, sent by POST; absent: GET. */
  readonly form?: URLSearchParams;
}

/** What came back: 2xx with its JSON, or 4xx with its JSON if it has any (a page of HTML is undefined). */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Tries of one request that is told to slow down; without a hint of the host the pauses double from one second. */
const mostTries = 6;
const pauseAfterFault = 500;

/**
 * Sends `call` until there is an answer: waits where the host asks for it, and tries once more after an error of the host or a broken
 * connection. Redirects are never followed.
 * @throws {TenantError} for all but 2xx and 4xx; `signal.reason` once cancelled
 */
export async function send(call: Call, world: World, { signal, onWait }: RequestOptions = {}): Promise<Answer> {
  const { host } = call.url;
  let waited = 0;
  let second = false;
  for (let tries = 1; ; tries++) {
    const found = await exchange(call, world, signal);
    if (found instanceof TenantError) {
      if (second || found.fault !== 'broken') throw found;
    } else if (found.status === 429) {
      const seconds = found.pause ?? 2 ** (tries - 1);
      if (tries === mostTries || waited + seconds > world.limits.patience) throw rateLimit(host, seconds);
      waited += seconds;
      onWait?.(seconds);
      await unlessCancelled(world.wait(seconds * 1000, signal), signal);
      continue;
    } else if (found.status >= 500) {
      if (second) throw serverError(host, found.status);
    } else {
      return found;
    }
    second = true;
    await unlessCancelled(world.wait(pauseAfterFault, signal), signal);
  }
}

/** `work`, or `signal.reason` as soon as it is cancelled, whatever `work` does about that. */
export function unlessCancelled<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  return race(work, signal);
}

/** One request. Faults on the way come back as a value, so that `send` may try again. */
async function exchange(
  call: Call,
  world: World,
  signal: AbortSignal | undefined,
): Promise<(Answer & { pause?: number | undefined }) | TenantError> {
  const { host } = call.url;
  const { limits } = world;
  const stop = new AbortController();
  try {
    const sent = world.fetch(call.url, {
      method: call.form ? 'POST' : 'GET',
      headers: { accept: 'application/json', ...call.headers },
      ...(call.form && { body: call.form }),
      redirect: 'manual',
      signal: stop.signal,
    });
    const response = await race(sent, signal, { after: limits.start, host });
    const { status } = response;
    if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) throw redirected(call.url, response);
    if (status === 407) throw proxyError(host);
    if (status === 429) return { status, body: undefined, pause: pauseOf(response.headers, world.now()) };
    if (status >= 500) return { status, body: undefined };
    const text = await readText(response, world, (work, most) =>
      race(work, signal, { after: Math.min(limits.silence, most), host }),
    );
    return { status, body: parse(text, response, host) };
  } catch (error) {
    signal?.throwIfAborted();
    return error instanceof TenantError ? error : networkError(host, error);
  } finally {
    // Ends what is still under way; a finished exchange does not mind.
    stop.abort();
  }
}

async function readText(
  response: Response,
  { limits, now }: World,
  within: <T>(work: Promise<T>, most: number) => Promise<T>,
): Promise<string> {
  if (!response.body) return '';
  const until = now() + limits.answer;
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let size = 0; ;) {
    const { done, value } = await within(reader.read(), Math.max(0, until - now()));
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > limits.bytes) throw tooLarge(limits.bytes);
    text += decoder.decode(value, { stream: true });
  }
}

/** JSON is JSON whatever the content type says; what is not is an error, except beside an error of the host. */
function parse(text: string, response: Response, host: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    if (!response.ok) return undefined;
    const html = /\bhtml\b/i.test(response.headers.get('content-type') ?? '') || /^\s*</.test(text);
    throw new TenantError(
      'unexpected',
      html
        ? `${host} answers with a web page instead of data. Check the domain, and whether a sign-in page of your network stands in between.`
        : `The answer of ${host} is incomplete or damaged. Try again.`,
    );
  }
}

/** The whole seconds that a host asks to wait: `Retry-After` (seconds or a date), else `X-RateLimit-Reset` (Unix time). */
function pauseOf(headers: Headers, now: number): number | undefined {
  // The host's own clock counts, where it tells: ours may be wrong.
  const date = Date.parse(headers.get('date') ?? '');
  const there = Number.isNaN(date) ? now : date;
  const until = (milliseconds: number): number => Math.max(1, Math.ceil((milliseconds - there) / 1000));
  const after = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(after)) return Math.max(1, Number(after));
  if (!Number.isNaN(Date.parse(after))) return until(Date.parse(after));
  const reset = headers.get('x-ratelimit-reset')?.trim() ?? '';
  return /^\d{1,12}$/.test(reset) ? until(Number(reset) * 1000) : undefined;
}

/** `work`, unless it is cancelled or takes longer than `limit.after` milliseconds first. */
function race<T>(
  work: Promise<T>,
  signal: AbortSignal | undefined,
  limit?: { readonly after: number; readonly host: string },
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let cancel: () => void = () => undefined;
  const first = new Promise<T>((resolve, reject) => {
    work.then(resolve, reject);
    cancel = () => reject(signal?.reason as Error);
    signal?.addEventListener('abort', cancel, { once: true });
    if (signal?.aborted) cancel();
    if (limit) timer = setTimeout(() => reject(timeoutError(limit.host, limit.after)), limit.after);
  });
  return first.finally(() => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  });
}

function rateLimit(host: string, seconds: number): TenantError {
  const later = seconds > 90 ? `${Math.ceil(seconds / 60)} minutes` : `${seconds} s`;
  return new TenantError('rate-limit', `${host} has had too many requests. Try again in ${later}.`);
}

function serverError(host: string, status: number): TenantError {
  const message = `${host} has an error of its own (${status}). Try again later; status.auth0.com tells of known trouble.`;
  return new TenantError('unexpected', message);
}

function tooLarge(bytes: number): TenantError {
  const message = `The answer of the tenant is larger than ${Math.floor(bytes / 1024 / 1024)} MB, which cannot be right.`;
  return new TenantError('unexpected', message);
}

function redirected(from: URL, response: Response): TenantError {
  const target = response.headers.get('location') ?? '';
  const to = URL.canParse(target, from.href) ? new URL(target, from.href).host : '';
  const where = to && to !== from.host ? ` to ${to}` : '';
  return new TenantError(
    'unexpected',
    `${from.host} redirects${where}. Nothing was sent there; sign in with the domain that answers itself.`,
  );
}
