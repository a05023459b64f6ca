import { headerOf } from './missing';
import { type Problem } from './rule';
import { type ScopeGiver } from './scopeGivers';

/** Points to a resource that gives scopes to the same API. */
export function relatedGiver({ declared }: ScopeGiver): NonNullable<Problem['related']>[number] {
  const { document, block, address } = declared;
  return { uri: document.uri, span: headerOf(block), message: `${address} gives scopes to the same API.` };
}
