import { placeholderBlock } from '../features/placeholder';
import { type BlockSchema } from '../schema';
import { type Fix } from '../types';
import { appended } from './edits';
import { type BodyInForce } from './inspect';
import { headerOf, missing } from './missing';
import { type Rule } from './rule';
import { bodyName } from './wording';

export const missingBlock: Rule = {
  id: 'missing-block',
  severity: 'error',
  *check({ bodies, context: { document, module } }) {
    for (const body of bodies) {
      const required = [...body.schema.blocks.values()].filter((it) => it.minItems > 0);
      for (const block of missing(body, required)) {
        const { name, minItems } = block;
        const message = `${bodyName(body)} needs ${minItems === 1 ? `a ${name} block` : `${minItems} ${name} blocks`}. Add ${name} { ... }`;
        yield { at: headerOf(body.block), message, fixes: () => addBlock(block, body) };
      }
    }

    function addBlock(schema: BlockSchema, { resource, block }: BodyInForce): Fix[] {
      if (!resource.schema) return [];
      const edit = appended(document, block, { block: placeholderBlock(schema, resource.schema, module) });
      return edit ? [{ title: `Add ${schema.name}`, edits: [edit], preferred: false }] : [];
    }
  },
};
