// What every command of a tenant's is given.
import type { Sessions } from '../sessions/sessions';
import type { Tenants } from '../sessions/tenants';
import { isObject } from '../tenant/resourceServer';
import { type Ui } from '../ui';
import type { ViewOptions } from '../views/viewOptions';
import { type SignIn } from './signIn';

export interface Context {
  readonly ui: Ui;
  readonly sessions: Sessions;
  readonly tenants: Tenants;
  readonly signIn: SignIn;
  readonly view: ViewOptions;
  /** From now on, files say how they stand to this tenant. */
  readonly compareWith: (host: string) => void;
}

/** What a command was started on in the view, or by a code lens. */
export interface Target {
  readonly host: string;
  /** Of an API in the tenant. */
  readonly id?: string;
  /** Of an API's block in the document in front. */
  readonly name?: string;
}

/** Arguments of a command are whatever somebody gave it. */
export function toTargets(first: unknown, all: unknown): readonly Target[] {
  const list: readonly unknown[] = Array.isArray(all) && all.length > 0 ? all : [first];
  return list.filter(isTarget);
}

function isTarget(value: unknown): value is Target {
  if (!isObject(value) || typeof value.host !== 'string') return false;
  return [value.id, value.name].every((it) => it === undefined || typeof it === 'string');
}
