import { changeFixes } from '../fixes/fix';
import { type Rule } from './rule';

/** The only attribute for which the provider has a word that clears it: expandConsentPolicy in expand.go. */
export const nullConsentPolicy: Rule = {
  id: 'null-consent-policy',
  severity: 'hint',
  *check({ attributes, context }) {
    for (const { schema, literal, value } of attributes) {
      if (schema.path !== 'consent_policy' || schema.readOnly || literal !== null) continue;
      yield {
        at: value,
        message: 'null leaves the policy as it is. Write "null", in quotes, to remove it.',
        fixes: () => changeFixes(context.document, value, ['null'], undefined),
      };
    }
  },
};
