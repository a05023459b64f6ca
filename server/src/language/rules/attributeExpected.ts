import { removeFix } from '../fixes/fix';
import { type Rule } from './rule';

export const attributeExpected: Rule = {
  id: 'attribute-expected',
  severity: 'error',
  *check({ items, context }) {
    for (const { name, node, meaning } of items) {
      // What can only be read is refused in any form, by another rule.
      if (node.kind !== 'block' || meaning.kind !== 'attribute' || meaning.readOnly) continue;
      yield {
        at: name,
        message: `${name.text} is an attribute. Write ${name.text} = ... instead of a block.`,
        fixes: () => [removeFix(context.document, node, name.text, false)],
      };
    }
  },
};
