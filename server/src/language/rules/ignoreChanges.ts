import { ignoredChanges } from './ignoredChanges';
import { meaningOf } from './inspect';
import { type Rule } from './rule';
import { isVersionKnown, likelyName } from './unknownNames';
import { didYouMean, versionInForce } from './wording';

/** https://github.com/auth0/terraform-provider-auth0/issues/994 */
export const ignoreChanges: Rule = {
  id: 'ignore-changes',
  severity: 'error',
  *check({ bodies }) {
    for (const body of bodies) {
      if (body.path !== '' || body.resource.mode !== 'resource') continue;
      for (const name of ignoredChanges(body.block)) {
        const meaning = meaningOf(name.text, body);
        if (meaning.kind === 'attribute' || meaning.kind === 'block') continue;
        if (meaning.kind === 'unknown' && !isVersionKnown(body)) continue;
        const type = body.resource.type.text;
        const meant = meaning.kind === 'unknown' ? didYouMean(likelyName(name.text, body)) : '';
        const advice = meant || ' Remove it from ignore_changes.';
        const message = `${type} has no ${name.text}; ${versionInForce(body.resource.provider)}.${advice}`;
        yield { at: name, message };
      }
    }
  },
};
