import { unusedName } from '../fixes/unusedName';
import { quote } from '../hcl/print';
import { resourcesOf } from '../module';
import { type Fix } from '../types';
import { replaced } from './edits';
import { type Rule } from './rule';

export const blockLabels: Rule = {
  id: 'block-labels',
  severity: 'error',
  *check({ resources, items, context: { document, module } }) {
    for (const { block, type } of resources) {
      const [, name, extra] = block.labels;
      const last = block.labels.at(-1);
      const example = `Write ${block.type.text} "${type.text}" "name" { ... }.`;
      if (!name && type.closed) {
        const taken = new Set(resourcesOf(module).flatMap((it) => (it.type === type.text ? [it.name] : [])));
        const label = quote(unusedName('api', taken));
        const edits = [replaced(document, { from: type.to, to: type.to }, ` ${label}`)];
        const fixes = () => [{ title: `Add the name ${label}`, edits, preferred: false }];
        yield { at: type, message: `The name of this ${block.type.text} is missing. ${example}`, fixes };
      }
      if (name && extra && last) {
        const message = `A ${block.type.text} has two labels, its type and its name. Remove this one.`;
        yield { at: extra, message, fixes: () => [remove(name.to, last.to)] };
      }
    }
    for (const { node, name, dynamic, meaning } of items) {
      const label = node.kind === 'block' && !dynamic && meaning.kind === 'block' ? node.labels[0] : undefined;
      if (!label || node.kind !== 'block') continue;
      const { to } = node.labels.at(-1) ?? label;
      const message = `A ${name.text} block has no label. Remove it.`;
      yield { at: label, message, fixes: () => [remove(node.type.to, to)] };
    }

    function remove(from: number, to: number): Fix {
      return { title: 'Remove the label', edits: [replaced(document, { from, to }, '')], preferred: true };
    }
  },
};
