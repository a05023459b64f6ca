import { giversInForce } from './giversInForce';
import { headerOf } from './missing';
import { relatedGiver } from './relatedGiver';
import { type Rule } from './rule';

export const scopesTwice: Rule = {
  id: 'scopes-twice',
  severity: 'error',
  *check(inspection) {
    for (const { giver, all } of giversInForce(inspection)) {
      if (!giver.ownsAll) continue;
      const others = all.filter((it) => it.ownsAll && it !== giver);
      const [first] = others;
      if (!first) continue;
      const message = `${first.declared.address} is about the same API. Each owns the whole list of scopes and removes the other's: make one of them.`;
      yield { at: headerOf(giver.declared.block), message, related: others.map(relatedGiver) };
    }
  },
};
