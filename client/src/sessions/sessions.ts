// Who is signed in where. Credentials live in the editor's secret storage, one entry for each tenant, under the origin that they may
// be sent to; a list of these origins stands beside them, because the storage cannot be asked what it holds.
import { type Disposable, type Event, EventEmitter, type SecretStorage } from 'vscode';
import { type Credentials, parseCredentials } from '../tenant/credentials';
import { hostOf, type Origin } from '../tenant/domain';

export interface Session {
  readonly host: string;
  readonly credentials: Credentials;
}

export interface Sessions extends Disposable {
  /** By host; damaged entries are left out. */
  all(): Promise<readonly Session[]>;
  get(host: string): Promise<Session | undefined>;
  /** In place of those that the same tenant had. */
  add(credentials: Credentials): Promise<Session>;
  remove(host: string): Promise<void>;
  /** Also when another window did it. */
  readonly changed: Event<SessionChange>;
}

export interface SessionChange {
  readonly added: readonly Session[];
  /** Signed in again, with the same or with other credentials. */
  readonly changed: readonly Session[];
  readonly removed: readonly Session[];
}

const index = 'auth0Terraform.tenants';
const keyOf = (origin: Origin) => `auth0Terraform.tenant:${origin}`;

export function createSessions(storage: SecretStorage): Sessions {
  const changed = new EventEmitter<SessionChange>();
  // One after the other: two changes of the list at once would lose one.
  let work: Promise<unknown> = Promise.resolve();
  let known: readonly Session[] | undefined;
  const listening = storage.onDidChange(({ key }) => {
    if (key === index || key.startsWith(keyOf(''))) void inTurn(refresh);
  });
  return {
    changed: changed.event,
    all: () => inTurn(sessions),
    get: async (host) => (await inTurn(sessions)).find((it) => it.host === host),
    add: (credentials) =>
      inTurn(async () => {
        const session = { host: hostOf(credentials.origin), credentials };
        await storage.store(keyOf(credentials.origin), JSON.stringify(credentials));
        await storage.store(index, JSON.stringify([...new Set([...(await origins()), credentials.origin])].sort()));
        await refresh();
        return session;
      }),
    remove: (host) =>
      inTurn(async () => {
        const all = await origins();
        for (const it of all.filter((origin) => hostOf(origin) === host)) await storage.delete(keyOf(it));
        await storage.store(index, JSON.stringify(all.filter((it) => hostOf(it) !== host)));
        await refresh();
      }),
    dispose() {
      listening.dispose();
      changed.dispose();
    },
  };

  function inTurn<T>(next: () => Promise<T>): Promise<T> {
    const done = work.then(next);
    work = done.catch(() => undefined);
    return done;
  }

  async function sessions(): Promise<readonly Session[]> {
    return (known ??= await read());
  }

  async function read(): Promise<readonly Session[]> {
    const found: Session[] = [];
    for (const origin of await origins()) {
      const credentials = parseCredentials((await storage.get(keyOf(origin))) ?? '');
      // Never sent to another host than the one they were stored for.
      if (credentials?.origin === origin) found.push({ host: hostOf(origin), credentials });
    }
    return found;
  }

  async function origins(): Promise<readonly Origin[]> {
    try {
      const stored: unknown = JSON.parse((await storage.get(index)) ?? '[]');
      return Array.isArray(stored)
        ? stored.filter((it): it is Origin => typeof it === 'string' && URL.canParse(it))
        : [];
    } catch {
      return [];
    }
  }

  /** Finds out what is different, and says so. */
  async function refresh(): Promise<void> {
    const before = new Map((known ?? []).map((it) => [it.host, it]));
    const text = (it: Session | undefined) => JSON.stringify(it?.credentials);
    // A session that is as it was stays the same object.
    const now = (await read()).map((it) => {
      const old = before.get(it.host);
      return old && text(old) === text(it) ? old : it;
    });
    known = now;
    const hosts = new Set(now.map((it) => it.host));
    const change = {
      added: now.filter((it) => !before.has(it.host)),
      changed: now.filter((it) => before.has(it.host) && before.get(it.host) !== it),
      removed: [...before.values()].filter((it) => !hosts.has(it.host)),
    };
    if (Object.values(change).some((it) => it.length > 0)) changed.fire(change);
  }
}
