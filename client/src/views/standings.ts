// How the APIs of a tenant stand to the modules of the workspace.
import { type Module } from '../../../server/src/language';
import { countOf, differences } from '../commands/differences';
import { matchServers } from '../commands/matchServers';
import { type ResourceServer } from '../tenant/resourceServer';
import { type Ui } from '../ui';
import { type Standing } from './nodes';

/** One for each API. With several modules that manage one, the differences of all of them count. */
export async function standingsOf(
  servers: readonly ResourceServer[],
  modules: readonly Module[],
  versionOf: Ui['providerVersion'],
): Promise<ReadonlyMap<ResourceServer, Standing>> {
  const standings = new Map<ResourceServer, Standing>();
  for (const module of modules) {
    const version = await versionOf(module);
    for (const { server, system, managed, api } of matchServers(module, servers).matches) {
      const before = standings.get(server);
      if (!managed) {
        if (!before) standings.set(server, { kind: system ? 'system' : 'unmanaged' });
        continue;
      }
      const found = api ? countOf(differences({ module, api, server, version })) : 0;
      const others = before?.kind === 'managed' ? before.differences : 0;
      standings.set(server, { kind: 'managed', differences: others + found });
    }
  }
  return standings;
}
