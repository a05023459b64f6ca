import { removeFix } from '../fixes/fix';
import { type Rule } from './rule';

export const readOnly: Rule = {
  id: 'read-only',
  severity: 'error',
  *check({ items, context }) {
    for (const { name, node, meaning, body } of items) {
      if (meaning.kind !== 'attribute' || !meaning.readOnly) continue;
      // Terraform takes null as left out.
      if (node.kind === 'attribute' && node.value?.kind === 'null') continue;
      const where = body.resource.mode === 'data' ? ' in a data source' : ': the provider fills it in';
      yield {
        at: name,
        message: `${name.text} can only be read${where}. Remove it.`,
        tags: ['unnecessary'],
        fixes: () => [removeFix(context.document, node, name.text, true)],
      };
    }
  },
};
