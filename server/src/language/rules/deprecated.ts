import { type Rule } from './rule';
import { plain, versionInForce } from './wording';

export const deprecated: Rule = {
  id: 'deprecated',
  severity: 'warning',
  title: 'An attribute or block that a later version of the provider removes',
  why: 'It still works, and Terraform warns on each plan. The message says what takes its place.',
  versions: 'scopes: 0.48.0 to 0.50.2',
  *check({ items }) {
    for (const { name, meaning, body } of items) {
      if (!('deprecated' in meaning) || !meaning.deprecated) continue;
      const { deprecated, replacement } = meaning.lifespan;
      const since = deprecated === undefined ? 'is deprecated' : `is deprecated since ${deprecated}`;
      const message = `${name.text} ${since}; ${versionInForce(body.resource.provider)}. ${plain(replacement ?? '')}`;
      yield { at: name, message: message.trim(), tags: ['deprecated'] };
    }
  },
};
