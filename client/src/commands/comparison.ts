// What is compared, and what comes of it.
import {
  type Api,
  type Block,
  type Document,
  type Module,
  type Place,
  type PlacedEdit,
} from '../../../server/src/language';
import { type ResourceServer } from '../tenant/resourceServer';

export interface Difference {
  /** `token_lifetime`, `token_encryption.format`, `scopes["read:orders"]`. */
  readonly path: string;
  /** `unknown`: what the file says is known only later. It is shown, but counts as no difference. */
  readonly kind: 'different' | 'unknown';
  /** As the file has it; undefined where it is left out. */
  readonly file: string | undefined;
  /** As the file would have it; undefined where the tenant has nothing. */
  readonly tenant: string | undefined;
  /** Where to show it: the value, or what lacks it. */
  readonly place: Place;
  /** Take the tenant's value: one change. None where the file does not tell how. */
  readonly edits: readonly PlacedEdit[];
}

/** What is compared, and with what. */
export interface Comparison {
  readonly module: Module;
  readonly api: Api;
  readonly server: ResourceServer;
  /** Of the provider in force. */
  readonly version: string;
}

/** A block where something may stand, and its document. */
export interface Source {
  readonly document: Document;
  readonly block: Block;
}
