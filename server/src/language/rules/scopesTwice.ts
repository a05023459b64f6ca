import { giversInForce } from './giversInForce';
import { headerOf } from './missing';
import { relatedGivers } from './relatedGivers';
import { type Rule } from './rule';

export const scopesTwice: Rule = {
  id: 'scopes-twice',
  severity: 'error',
  *check(inspection) {
    for (const { giver, all } of giversInForce(inspection)) {
      if (!giver.ownsAll) continue;
      const first = all.lists.find((it) => it !== giver);
      if (!first) continue;
      const message = `${first.declared.address} is about the same API. Each owns the whole list of scopes and removes the other's: make one of them.`;
      yield { at: headerOf(giver.declared.block), message, related: relatedGivers(all.lists, giver) };
    }
  },
};
