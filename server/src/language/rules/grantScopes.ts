import { type Attribute } from '../hcl/tree';
import { attributeOf } from '../hcl/walk';
import { expressionThrough, literalThrough } from '../module';
import { type ProviderInForce } from '../provider';
import { references, referenceAt } from '../schema';
import { type Module } from '../types';
import { removed, replaced } from './edits';
import { type Inspection } from './inspect';
import { inVersions } from './inVersions';
import { headerOf } from './missing';
import { type ReferringBlock } from './referring';
import { type Problem, type Rule } from './rule';

const TYPE = 'auth0_client_grant';

/** What it is called in some version. */
const NAMES = references.filter((it) => it.type === TYPE && it.target === 'scope').map((it) => it.path);

export const grantScopes: Rule = {
  id: 'grant-scopes',
  severity: 'error',
  *check(inspection) {
    for (const from of inspection.referringBlocks) {
      if (from.mode === 'resource' && from.type === TYPE) yield* checkGrant(inspection, from);
    }
  },
};

function* checkGrant({ context: { document, module } }: Inspection, from: ReferringBlock): Iterable<Problem> {
  const { block, provider, whole } = from;
  const name = NAMES.find((it) => referenceAt('resource', TYPE, it, provider.version)) ?? '';
  const scopes = attributeOf(block.body, name);
  const all = inVersions(provider, '1.39.0') ? attributeOf(block.body, 'allow_all_scopes') : undefined;
  const isAll = all && literalThrough(module, all.value);
  if (scopes && isAll === true && conflicts(module, scopes, provider)) {
    yield {
      at: scopes.name,
      message: 'allow_all_scopes = true grants every scope, and no list may stand beside it. Remove scopes.',
      fixes: () => [{ title: 'Remove scopes', edits: [removed(document, scopes)], preferred: true }],
    };
  }
  const isLeftOut = !scopes || literalThrough(module, scopes.value) === null;
  if (!isLeftOut || !whole || (all && isAll !== false && isAll !== null)) return;
  const other = NAMES.map((it) => attributeOf(block.body, it)).find((it) => it && it !== scopes);
  if (other) {
    const message = `In this version of the provider, ${other.name.text} is called ${name}, and a grant needs it. Rename it.`;
    const edits = [replaced(document, other.name, name)];
    yield { at: other.name, message, fixes: () => [{ title: `Rename to ${name}`, edits, preferred: true }] };
    return;
  }
  const instead = inVersions(provider, '1.39.0') ? ', or allow_all_scopes = true' : '';
  yield { at: headerOf(block), message: `A grant says which scopes it gives. Add ${name} = [...]${instead}.` };
}

/** From 1.52.0 on, an empty list is none. */
function conflicts(module: Module, { value }: Attribute, provider: ProviderInForce): boolean {
  const found = expressionThrough(module, value);
  if (found?.kind === 'tuple' && found.items.length > 0) return true;
  return (found?.kind === 'tuple' || found?.kind === 'for') && !inVersions(provider, '1.52.0');
}
