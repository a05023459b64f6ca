import { occurrencesOf } from '../features/occurrences';
import { attributeOf } from '../hcl/walk';
import { type Fix, type Module } from '../types';
import { appended, removed } from './edits';
import { giversInForce } from './giversInForce';
import { headerOf } from './missing';
import { relatedGivers } from './relatedGivers';
import { type Rule } from './rule';
import { type ScopeGiver } from './scopeGivers';

export const scopeAndScopes: Rule = {
  id: 'scope-and-scopes',
  severity: 'error',
  *check(inspection) {
    const { module } = inspection.context;
    for (const { giver, all } of giversInForce(inspection)) {
      const [other] = giver.ownsAll ? all.singles : all.lists;
      if (!other) continue;
      const { address } = other.declared;
      const message = giver.ownsAll
        ? `${address} gives a scope to the same API, and each of the two undoes what the other does. Move that scope here.`
        : `${address} owns the whole list of this API's scopes, and each of the two undoes what the other does. Move this scope there.`;
      const fixes = () => (giver.ownsAll ? [] : merge(module, giver, other));
      yield { at: headerOf(giver.declared.block), message, related: relatedGivers([other]), fixes };
    }
  },
};

/** The scope becomes one of the list. None where something refers to it: that would lead nowhere then. */
function merge(module: Module, { declared, scopes }: ScopeGiver, list: ScopeGiver): readonly Fix[] {
  const { document, block, type, name, single } = declared;
  const uses = occurrencesOf(module, { kind: 'resource', owner: type, name }).filter((it) => !it.isDeclaration);
  if (!single || uses.length > 0) return [];
  const textOf = (attribute: string) => {
    const value = attributeOf(block.body, attribute)?.value;
    return value && { reference: document.text.slice(value.from, value.to) };
  };
  const [scope, description] = [textOf('scope'), textOf('description')];
  if (!scope) return [];
  const attributes = [['name', scope] as const, ...(description ? [['description', description] as const] : [])];
  const isListed = list.scopes.some((it) => it.name === scopes[0]?.name);
  const target = list.declared;
  const scopesBlock = { type: 'scopes', labels: [], attributes, blocks: [] };
  const added = isListed ? [] : [appended(target.document, target.block, { block: scopesBlock })];
  const edits = [removed(document, block), ...added];
  if (!edits.every((it) => it !== undefined)) return [];
  return [{ title: `Move the scope to ${target.address}`, edits, preferred: false }];
}
