import { apisOf } from '../apis';
import { type Block, type Expression } from '../hcl/tree';
import { attributeOf, visit } from '../hcl/walk';
import { perModule } from '../module';
import { newestVersion, schemaOf } from '../schema';
import { type ApiTarget, targetOfBlock } from './apiTarget';
import { headerOf } from './missing';
import { type Rule } from './rule';
import { giversTo, scopeGivers, type ScopeGiver, scopesIn } from './scopeGivers';

const list = schemaOf('resource', 'auth0_resource_server_scopes', newestVersion)?.blocks.get('scopes');

/** For one API. */
const MOST = list?.limits.find((it) => it.maxItems !== undefined)?.maxItems ?? Infinity;

/** https://auth0.com/docs/troubleshoot/customer-support/operational-policies/entity-limit-policy */
export const tooManyScopes: Rule = {
  id: 'too-many-scopes',
  severity: 'warning',
  *check({ resources, context: { module } }) {
    const beyond = beyondLimit(module);
    for (const { block } of resources) {
      const found = beyond.get(block);
      if (!found) continue;
      const message = `The module gives this API ${found.total} scopes, and Auth0 takes ${MOST}. Here the limit is passed: divide the API, or its scopes.`;
      yield { at: headerOf(found.at), message };
    }
  },
};

interface Beyond {
  /** The block that goes beyond the limit: the resource, or one in it. */
  readonly at: Block;
  /** Scopes of that API. */
  readonly total: number;
}

/** By the resource that goes beyond the limit of its API, each API once. */
const beyondLimit = perModule((module): ReadonlyMap<Block, Beyond> => {
  const targets = new Map<string, ApiTarget>();
  const apis = apisOf(module).map((it) => targetOfBlock(module, it.block));
  for (const it of [...apis, ...scopeGivers(module).map((giver) => giver.target)]) {
    if (it.key !== undefined) targets.set(it.key, it);
  }
  const found = new Map<Block, Beyond>();
  for (const target of targets.values()) {
    const names = new Set<string>();
    let computed = 0;
    let first: { readonly resource: Block; readonly at: Block } | undefined;
    const add = (resource: Block, at: Block) => {
      if (names.size + computed > MOST) first ??= { resource, at };
    };
    const inline = target.api ? scopesIn(module, target.api.block, 'value') : [];
    for (const { name, block } of inline) {
      names.add(name);
      if (target.api) add(target.api.block, block);
    }
    for (const giver of giversTo(module, target)) {
      const { block: resource } = giver.declared;
      computed += computedScopes(giver);
      add(resource, resource);
      for (const { name, block } of giver.scopes) {
        names.add(name);
        add(resource, block);
      }
    }
    if (first) found.set(first.resource, { at: first.at, total: names.size + computed });
  }
  return found;
});

/** Scopes of resources with copies, each of which has another name. */
function computedScopes({ declared, ownsAll, scopes }: ScopeGiver): number {
  const name = attributeOf(declared.block.body, 'scope')?.value;
  return !ownsAll && scopes.length === 0 && name && namesCopy(name) ? (declared.copies ?? 0) : 0;
}

/** Whether `count.index`, `each.key` or `each.value` is in it. */
function namesCopy(expression: Expression): boolean {
  let found = false;
  visit(expression, (it) => {
    if ('kind' in it && it.kind === 'traversal' && ['count', 'each'].includes(it.root.text)) found = true;
  });
  return found;
}
