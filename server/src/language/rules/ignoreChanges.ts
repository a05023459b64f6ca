import { notIgnored } from '../fixes/notIgnored';
import { ignoredChanges } from './ignoredChanges';
import { meaningOf } from './inspect';
import { type Rule } from './rule';
import { isVersionKnown, likelyName } from './unknownNames';
import { didYouMean, versionInForce } from './wording';

/** https://github.com/auth0/terraform-provider-auth0/issues/994 */
export const ignoreChanges: Rule = {
  id: 'ignore-changes',
  severity: 'error',
  *check({ bodies, context }) {
    for (const body of bodies) {
      if (body.path !== '' || body.resource.mode !== 'resource') continue;
      for (const name of ignoredChanges(body.block)) {
        const meaning = meaningOf(name.text, body);
        if (meaning.kind === 'attribute' || meaning.kind === 'block') continue;
        if (meaning.kind === 'unknown' && !isVersionKnown(body)) continue;
        const type = body.resource.type.text;
        const likely = meaning.kind === 'unknown' ? likelyName(name.text, body) : undefined;
        const advice = didYouMean(likely) || ' Remove it from ignore_changes.';
        const message = `${type} has no ${name.text}; ${versionInForce(body.resource.provider)}.${advice}`;
        yield { at: name, message, fixes: () => notIgnored(context.document, body.block, name, likely) };
      }
    }
  },
};
