// The APIs of the tenants that the user is signed in to, as far as they are loaded. Views and commands share one list of a tenant, and
// one loading of it.
import { type Disposable, type Event, EventEmitter } from 'vscode';
import { connect } from '../tenant/connect';
import { type ResourceServer } from '../tenant/resourceServer';
import { type Tenant, TenantError } from '../tenant/tenant';
import { type Session, type Sessions } from './sessions';

export interface Apis {
  /** `stopped`: cancelled half-way. */
  readonly state: 'none' | 'loading' | 'loaded' | 'failed' | 'stopped';
  /** Those that have arrived. */
  readonly servers: readonly ResourceServer[];
  /** How many the tenant has; undefined while it is not known. */
  readonly total: number | undefined;
  /** Whole seconds that Auth0 has asked to wait, and when that was (milliseconds). */
  readonly waiting: { readonly seconds: number; readonly since: number } | undefined;
  /** With the state `failed`. */
  readonly error: Error | undefined;
  /** Sentences on what is left out. */
  readonly notes: readonly string[];
}

export interface Tenants extends Disposable {
  readonly sessions: Sessions;
  apis(host: string): Apis;
  /** The list changed, or got longer; names the tenant. */
  readonly changed: Event<string>;
  /**
   * Loads the list where it is not loaded; `again` in any case. Who aborts `signal` stops waiting; the loading itself ends when
   * nobody waits any more. @throws {TenantError}, and `signal.reason`
   */
  load(host: string, options?: { again?: boolean; signal?: AbortSignal }): Promise<Apis>;
  /** Ends the loading for everybody who waits. */
  stop(host: string): void;
  /** One API, as it is now. */
  get(host: string, id: string, signal: AbortSignal): Promise<ResourceServer | undefined>;
}

interface Entry {
  readonly session: Session;
  readonly tenant: Promise<Tenant>;
  apis: Apis;
  loading: Loading | undefined;
}

interface Loading {
  readonly done: Promise<Apis>;
  readonly stop: AbortController;
  waiting: number;
}

const nothing: Apis = {
  state: 'none',
  servers: [],
  total: undefined,
  waiting: undefined,
  error: undefined,
  notes: [],
};

/** @param isTrusted whether programs may be run */
export function createTenants(sessions: Sessions, isTrusted: () => boolean): Tenants {
  const changed = new EventEmitter<string>();
  const entries = new Map<string, Entry>();
  const listening = sessions.changed(({ changed, removed }) => {
    for (const { host } of removed) forget(host, `You signed out of ${host}.`);
    for (const { host } of changed) forget(host, `You signed in to ${host} again meanwhile.`);
  });

  return {
    sessions,
    changed: changed.event,
    apis: (host) => entries.get(host)?.apis ?? nothing,
    async load(host, { again = false, signal } = {}) {
      signal?.throwIfAborted();
      const entry = await entryOf(host);
      if (entry.apis.state === 'loaded' && !again) return entry.apis;
      const loading = (entry.loading ??= start(host, entry));
      return waitFor(loading, signal);
    },
    stop: (host) => entries.get(host)?.loading?.stop.abort(),
    async get(host, id, signal) {
      const { tenant } = await entryOf(host);
      return (await tenant).get(id, { signal });
    },
    dispose() {
      listening.dispose();
      for (const it of entries.values()) it.loading?.stop.abort();
      changed.dispose();
    },
  };

  async function entryOf(host: string): Promise<Entry> {
    const session = await sessions.get(host);
    if (!session) throw new TenantError('credentials', `You are not signed in to ${host}.`);
    if (session.credentials.kind === 'cli' && !isTrusted()) throw untrusted(host);
    const known = entries.get(host);
    if (known?.session === session) return known;
    const entry = { session, tenant: connect(session.credentials), apis: nothing, loading: undefined };
    entries.set(host, entry);
    return entry;
  }

  function start(host: string, entry: Entry): Loading {
    const stop = new AbortController();
    const loading = { stop, waiting: 0, done: read(host, entry, stop.signal) };
    // Whoever waits hears of a failure; that nobody does is no fault.
    loading.done.catch(() => undefined);
    return loading;
  }

  /** A list that is loaded again stays in sight until its first page is there. */
  async function read(host: string, entry: Entry, signal: AbortSignal): Promise<Apis> {
    const show = (apis: Partial<Apis>) => {
      entry.apis = { ...entry.apis, ...apis };
      if (entries.get(host) === entry) changed.fire(host);
    };
    show({ state: 'loading', waiting: undefined, error: undefined });
    try {
      const onWait = (seconds: number) => show({ waiting: { seconds, since: Date.now() } });
      let servers: readonly ResourceServer[] = [];
      let notes: readonly string[] = [];
      for await (const page of (await entry.tenant).list({ signal, onWait })) {
        servers = [...servers, ...page.servers];
        notes = [...notes, ...page.notes];
        show({ servers, notes, total: page.total, waiting: undefined });
      }
      signal.throwIfAborted();
      show({ state: 'loaded' });
      return entry.apis;
    } catch (error) {
      show(signal.aborted ? { state: 'stopped' } : { state: 'failed', error: toError(error) });
      throw error;
    } finally {
      entry.loading = undefined;
      if (entries.get(host) === entry) changed.fire(host);
    }
  }

  function forget(host: string, why: string): void {
    const entry = entries.get(host);
    entries.delete(host);
    entry?.loading?.stop.abort(new TenantError('credentials', why));
    changed.fire(host);
  }
}

async function waitFor(loading: Loading, signal: AbortSignal | undefined): Promise<Apis> {
  loading.waiting++;
  let cancel: () => void = () => undefined;
  const cancelled = new Promise<never>((_, reject) => {
    cancel = () => reject(toError(signal?.reason));
    signal?.addEventListener('abort', cancel, { once: true });
  });
  try {
    return await Promise.race([loading.done, cancelled]);
  } finally {
    signal?.removeEventListener('abort', cancel);
    if (--loading.waiting === 0) loading.stop.abort();
  }
}

function untrusted(host: string): TenantError {
  return new TenantError(
    'permission',
    `The tenant ${host} is reached through the auth0 program, which runs in trusted workspaces only. Trust this workspace, or sign in another way.`,
  );
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
