import { removeFix } from '../fixes/fix';
import { type Rule } from './rule';

/** https://github.com/auth0/terraform-provider-auth0/issues/550 */
export const optionsRefused: Rule = {
  id: 'options-refused',
  severity: 'warning',
  *check({ attributes, context }) {
    for (const { item, schema } of attributes) {
      if (schema.path !== 'options' || schema.readOnly) continue;
      yield {
        at: item.name,
        message: 'Auth0 refuses options when it is applied, and 0.46.0 drops it. Remove it.',
        fixes: () => [removeFix(context.document, item.node, item.name.text, true)],
      };
    }
  },
};
