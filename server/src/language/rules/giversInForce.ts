import { certainlyExists } from './declared';
import { type Inspection } from './inspect';
import { giverBy, sortedGiversTo, type ScopeGiver, type ScopeGivers } from './scopeGivers';

/** A giver of scopes in the inspected document, and all of the module that give to the same API, itself too. */
export interface GiverInForce {
  readonly giver: ScopeGiver;
  readonly all: ScopeGivers;
}

/** Those that the version in force has, and that certainly exist. */
export function giversInForce({ resources, context: { module } }: Inspection): readonly GiverInForce[] {
  return resources.flatMap(({ block, schema }) => {
    const giver = schema && giverBy(module, block);
    return giver && certainlyExists(giver.declared) ? [{ giver, all: sortedGiversTo(module, giver.target) }] : [];
  });
}
