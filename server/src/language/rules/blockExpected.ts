import { type Rule } from './rule';

export const blockExpected: Rule = {
  id: 'block-expected',
  severity: 'error',
  title: 'A nested block that is written as an attribute',
  why: 'Terraform stops with "Unsupported argument". Lists of objects cannot be assigned to blocks; use a `dynamic` block to repeat one.',
  versions: 'all',
  *check({ items }) {
    for (const { name, node, meaning } of items) {
      if (node.kind !== 'attribute' || meaning.kind !== 'block') continue;
      yield { at: name, message: `${name.text} is a block. Write ${name.text} { ... } without the equals sign.` };
    }
  },
};
