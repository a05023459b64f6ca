// What can be gone to, found and renamed in a module, and the places where it stands.
import { type Span } from '../hcl/tree';
import { type Place } from '../types';

export type EntityKind = 'resource' | 'data' | 'module' | 'variable' | 'local' | 'scope';

/** A thing of the module that has a name. */
export interface Entity {
  readonly kind: EntityKind;
  /** Type of a resource or data source, label of the API of a scope; empty for all others. */
  readonly owner: string;
  readonly name: string;
}

/** One place where an entity stands. */
export interface Occurrence {
  readonly entity: Entity;
  /** The name alone, without quotes. */
  readonly place: Place;
  /** All that stands for the entity: `auth0_resource_server.api.identifier`, in the file of `place`. */
  readonly reach: Span;
  readonly isDeclaration: boolean;
  /**
   * `name`: what stands there is the name. `identifier`: an API is meant by its identifier. `from` and `to`: the
   * addresses of a `moved` block; `from` also that of a `removed` block. They tell the past, where the name was another.
   */
  readonly how: 'name' | 'identifier' | 'from' | 'to';
}

/** Equal for equal entities, and for no others. */
export function keyOf({ kind, owner, name }: Entity): string {
  return JSON.stringify([kind, owner, name]);
}

/** As expressions write it: `auth0_resource_server.api`, `var.region`. A scope is only its name. */
export function addressOf({ kind, owner, name }: Entity): string {
  switch (kind) {
    case 'resource':
      return `${owner}.${name}`;
    case 'data':
      return `data.${owner}.${name}`;
    case 'module':
    case 'local':
      return `${kind}.${name}`;
    case 'variable':
      return `var.${name}`;
    case 'scope':
      return name;
  }
}
