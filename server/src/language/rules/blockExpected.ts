import { toBlockFixes } from '../fixes/toBlock';
import { type Rule } from './rule';

export const blockExpected: Rule = {
  id: 'block-expected',
  severity: 'error',
  *check({ items, context }) {
    for (const { name, node, meaning } of items) {
      if (node.kind !== 'attribute' || meaning.kind !== 'block') continue;
      yield {
        at: name,
        message: `${name.text} is a block. Write ${name.text} { ... } without the equals sign.`,
        fixes: () => toBlockFixes(context.document, node, meaning),
      };
    }
  },
};
