import { type Rule } from './rule';

export const tooManyBlocks: Rule = {
  id: 'too-many-blocks',
  severity: 'error',
  *check({ context, bodies }) {
    for (const body of bodies) {
      for (const { name, maxItems } of body.schema.blocks.values()) {
        if (maxItems === undefined) continue;
        // A dynamic block may come to nothing.
        const written = body.items.filter((it) => it.name.text === name && it.node.kind === 'block' && !it.dynamic);
        const related = written.slice(0, 1).map((it) => ({
          uri: context.document.uri,
          span: it.name,
          message: `The first ${name}.`,
        }));
        for (const { name: at } of written.slice(maxItems)) {
          const message = `${maxItems === 1 ? 'Only one' : `At most ${maxItems}`} ${name} may stand here. Merge this one into the first, or remove it.`;
          yield { at, message, related };
        }
      }
    }
  },
};
