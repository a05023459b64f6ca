import { type Rule } from './rule';
import { textOf } from './valueLength';
import { quoted } from './wording';

/** https://auth0.com/docs/get-started/apis/add-api-permissions */
export const reservedScope: Rule = {
  id: 'reserved-scope',
  severity: 'error',
  *check({ attributes }) {
    for (const attribute of attributes) {
      const text = textOf(attribute);
      if (text === undefined || !attribute.schema.limits.some((it) => it.reserved?.includes(text))) continue;
      yield {
        at: attribute.value,
        message: `${quoted(text)} is reserved for OpenID Connect and Auth0. Name the scope differently, such as "read:${text}".`,
      };
    }
  },
};
