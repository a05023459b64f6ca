// The list in which APIs are chosen: it is there with the first page, and grows.
import { type Module } from '../../../server/src/language';
import type { Apis, Tenants } from '../sessions/tenants';
import { type ResourceServer } from '../tenant/resourceServer';
import { isSystemApi } from '../tenant/toHcl';
import { counted, oneLine } from '../text';
import { type Choice } from '../ui';
import { type Context, type Target } from './context';
import { matchServers } from './matchServers';

interface Options {
  readonly title: string;
  /** Where they are to go: what it has already is marked. */
  readonly module: Module | undefined;
  /** What the module does not have is selected from the start. */
  readonly preselect: boolean;
}

type ApiChoice = Choice & { readonly server: ResourceServer; readonly managed: boolean };

/** Those of `targets`, or those that the user selects of all. Undefined if they give up; never empty. */
export async function pickApis(
  { ui, tenants, view }: Context,
  host: string,
  targets: readonly Target[],
  { title, module, preselect }: Options,
): Promise<readonly ResourceServer[] | undefined> {
  const ids = new Set(targets.filter((it) => it.host === host).flatMap((it) => it.id ?? []));
  if (ids.size > 0) {
    const chosen = tenants.apis(host).servers.filter((it) => ids.has(it.id));
    if (chosen.length > 0) return chosen;
  }
  const known = new Map<ResourceServer, ApiChoice>();
  const toChoices = (servers: readonly ResourceServer[]): readonly ApiChoice[] => {
    const added = servers.filter((it) => !known.has(it));
    const managed = new Set(
      module && matchServers(module, added).matches.flatMap((it) => (it.managed ? it.server : [])),
    );
    for (const it of added) known.set(it, apiChoice(it, managed.has(it)));
    return servers.flatMap((it) => known.get(it) ?? []);
  };
  const stop = new AbortController();
  const loading = tenants.load(host, { signal: stop.signal });
  try {
    const chosen = await ui.chooseMany(
      { title: `${title} ${host}`, placeholder: 'Name or identifier' },
      {
        state() {
          const apis = tenants.apis(host);
          const servers = view.systemApis ? apis.servers : apis.servers.filter((it) => !isSystemApi(it));
          return {
            choices: toChoices(servers),
            busy: apis.state === 'loading' || apis.state === 'none',
            progress: progressOf(apis),
          };
        },
        onChange: (changed) => listen(tenants, host, changed),
        selected: (it) => preselect && !it.managed,
        failed: failureOf(loading),
      },
    );
    return chosen && chosen.length > 0 ? chosen.map((it) => it.server) : undefined;
  } finally {
    stop.abort();
  }
}

function apiChoice(server: ResourceServer, managed: boolean): ApiChoice {
  const parts = [
    oneLine(server.identifier),
    counted(server.scopes?.length ?? 0, 'scope'),
    managed ? 'managed here' : '',
    isSystemApi(server) ? 'system API' : '',
  ];
  return {
    label: oneLine(server.name) || oneLine(server.identifier),
    description: parts.filter((it) => it !== '').join(' · '),
    ...(managed && { icon: 'pass' }),
    server,
    managed,
  };
}

function progressOf({ state, servers, total, waiting }: Apis): string {
  if (state !== 'loading') return '';
  if (waiting) return `Auth0 asks to wait ${waiting.seconds} s`;
  return total === undefined ? 'loading' : `${servers.length.toLocaleString('en')} of ${total.toLocaleString('en')}`;
}

function listen(tenants: Tenants, host: string, changed: () => void): () => void {
  const listening = tenants.changed((it) => {
    if (it === host) changed();
  });
  return () => void listening.dispose();
}

function failureOf(loading: Promise<unknown>): Promise<never> {
  const failed = new Promise<never>((_, reject) => void loading.catch(reject));
  // The list may be closed before.
  failed.catch(() => undefined);
  return failed;
}
