import { type Rule } from './rule';

export const readOnly: Rule = {
  id: 'read-only',
  severity: 'error',
  title: 'An attribute that can only be read is set',
  why: 'The provider fills it in; Terraform refuses a value for it.',
  versions:
    'id: all; client_id: from 1.30.0; is_system: from 1.36.0; in the data source all but identifier and resource_server_id',
  *check({ items }) {
    for (const { name, node, meaning, body } of items) {
      if (meaning.kind !== 'attribute' || !meaning.readOnly) continue;
      // Terraform takes null as left out.
      if (node.kind === 'attribute' && node.value?.kind === 'null') continue;
      const where = body.resource.mode === 'data' ? ' in a data source' : ': the provider fills it in';
      yield { at: name, message: `${name.text} can only be read${where}. Remove it.`, tags: ['unnecessary'] };
    }
  },
};
