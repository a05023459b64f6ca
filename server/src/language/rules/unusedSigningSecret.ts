import { removeFix } from '../fixes/fix';
import { isAllowed, sameInAnyCase } from './allowedValue';
import { type Rule } from './rule';
import { attributeIn, ofType, valueIn } from './siblings';
import { quoted } from './wording';

export const unusedSigningSecret: Rule = {
  id: 'unused-signing-secret',
  severity: 'hint',
  *check({ bodies, context }) {
    for (const body of ofType(bodies, 'auth0_resource_server')) {
      const secret = attributeIn(body, 'signing_secret');
      const chosen = attributeIn(body, 'signing_alg');
      const algorithm = valueIn(body, 'signing_alg');
      if (!secret || secret.literal === null || !chosen || !isAllowed(chosen)) continue;
      if (typeof algorithm !== 'string' || sameInAnyCase(algorithm, 'HS256')) continue;
      const message = `Only HS256 signs with signing_secret, and signing_alg is ${quoted(algorithm)}. Remove it.`;
      const fixes = () => [removeFix(context.document, secret.item.node, 'signing_secret', false)];
      yield { at: secret.item.name, message, tags: ['unnecessary'], fixes };
    }
  },
};
