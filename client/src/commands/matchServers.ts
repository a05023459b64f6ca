// Which APIs of the tenant a module manages, and in which of its blocks.
import { type Api, apisOf, importBlocksOf, literalThrough, type Module } from '../../../server/src/language';
import { type ResourceServer } from '../tenant/resourceServer';
import { API, isSystemApi } from '../tenant/toHcl';

export interface Match {
  readonly server: ResourceServer;
  /** An API of Auth0's own. */
  readonly system: boolean;
  /** A block of the module is this API, or an `import` block brings it in. */
  readonly managed: boolean;
  /** The block. Undefined for what is not managed, and where only an `import` block is there. */
  readonly api: Api | undefined;
  /** An `import` block names it. */
  readonly imported: boolean;
}

export interface Matches {
  /** One for each API of the tenant, in the same order. */
  readonly matches: readonly Match[];
  /** Blocks whose identifier is written out, and is none of the tenant's. */
  readonly missing: readonly Api[];
}

/** By identifier as it is written, or by the id in an `import` block. `x` and `x/` are two APIs. */
export function matchServers(module: Module, servers: readonly ResourceServer[]): Matches {
  const apis = apisOf(module);
  const byIdentifier = new Map(apis.map((it) => [it.identifier, it]));
  const byName = new Map(apis.map((it) => [it.name, it]));
  const imports = new Map(
    importBlocksOf(module)
      .filter((it) => it.type === API)
      .map((it) => [literalThrough(module, it.id), it]),
  );
  const matches = servers.map((server): Match => {
    const found = imports.get(server.id) ?? imports.get(server.identifier);
    const api = byIdentifier.get(server.identifier) ?? (found && !found.inModule ? byName.get(found.name) : undefined);
    const imported = found !== undefined;
    return { server, system: isSystemApi(server), managed: imported || api !== undefined, api, imported };
  });
  const there = new Set(matches.map((it) => it.api));
  return { matches, missing: apis.filter((it) => it.identifier !== undefined && !there.has(it)) };
}
