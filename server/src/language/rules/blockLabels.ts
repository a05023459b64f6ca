import { type Rule } from './rule';

export const blockLabels: Rule = {
  id: 'block-labels',
  severity: 'error',
  *check({ resources, items }) {
    for (const { block, type } of resources) {
      const [, name, extra] = block.labels;
      const example = `Write ${block.type.text} "${type.text}" "name" { ... }.`;
      if (!name) yield { at: type, message: `The name of this ${block.type.text} is missing. ${example}` };
      if (extra)
        yield { at: extra, message: `A ${block.type.text} has two labels, its type and its name. Remove this one.` };
    }
    for (const { node, name, dynamic, meaning } of items) {
      const label = node.kind === 'block' && !dynamic && meaning.kind === 'block' ? node.labels[0] : undefined;
      if (label) yield { at: label, message: `A ${name.text} block has no label. Remove it.` };
    }
  },
};
