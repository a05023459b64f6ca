import { removeFix } from '../fixes/fix';
import { type Span } from '../hcl/tree';
import { type Rule } from './rule';

export const tooManyBlocks: Rule = {
  id: 'too-many-blocks',
  severity: 'error',
  *check({ context, bodies }) {
    for (const body of bodies) {
      for (const { name, maxItems } of body.schema.blocks.values()) {
        if (maxItems === undefined) continue;
        const blocks = body.items.filter((it) => it.name.text === name && it.node.kind === 'block');
        // Of a dynamic block nobody may know how many there are.
        const written = blocks.flatMap((it) => Array.from({ length: it.count ?? 0 }, () => it));
        const related = written.slice(0, 1).map((it) => ({
          uri: context.document.uri,
          span: it.name,
          message: `The first ${name}.`,
        }));
        const text = ({ from, to }: Span) => context.document.text.slice(from, to);
        const kept = written.slice(0, maxItems);
        for (const extra of new Set(written.slice(maxItems))) {
          const { name: at, node } = extra;
          const message = `${maxItems === 1 ? 'Only one' : `At most ${maxItems}`} ${name} may stand here. Merge this one into the first, or remove it.`;
          const isRepeated = kept.some((it) => text(it.node) === text(node));
          const fixes = () =>
            kept.includes(extra) ? [] : [removeFix(context.document, node, `this ${name}`, isRepeated)];
          yield { at, message, related, fixes };
        }
      }
    }
  },
};
