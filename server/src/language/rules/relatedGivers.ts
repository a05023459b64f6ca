import { headerOf } from './missing';
import { type Problem } from './rule';
import { type ScopeGiver } from './scopeGivers';

/** More would not help, and an API may have a thousand. */
const MOST = 5;

/** Points to other resources that give scopes to the same API. */
export function relatedGivers(givers: readonly ScopeGiver[], own?: ScopeGiver): NonNullable<Problem['related']> {
  const others = givers.slice(0, MOST + 1).filter((it) => it !== own);
  return others.slice(0, MOST).map(({ declared: { document, block, address } }) => {
    return { uri: document.uri, span: headerOf(block), message: `${address} gives scopes to the same API.` };
  });
}
