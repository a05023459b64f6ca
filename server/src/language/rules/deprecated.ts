import { moveScopes } from '../refactorings/moveScopes';
import { type Rule } from './rule';
import { plain, versionInForce } from './wording';

export const deprecated: Rule = {
  id: 'deprecated',
  severity: 'warning',
  *check({ items, context }) {
    for (const { name, meaning, body } of items) {
      if (!('deprecated' in meaning) || !meaning.deprecated) continue;
      const { deprecated, replacement } = meaning.lifespan;
      const since = deprecated === undefined ? 'is deprecated' : `is deprecated since ${deprecated}`;
      const message = `${name.text} ${since}; ${versionInForce(body.resource.provider)}. ${plain(replacement ?? '')}`;
      const fixes = () => (name.text === 'scopes' ? moveScopes(context, body.resource) : []);
      yield { at: name, message: message.trim(), tags: ['deprecated'], fixes };
    }
  },
};
