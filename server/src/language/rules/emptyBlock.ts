import { type Rule } from './rule';
import { headerOf } from './missing';

/** Blocks that expand.go of the provider does not send when nothing is set in them. */
const NOT_SENT: ReadonlySet<string> = new Set([
  'token_encryption',
  'proof_of_possession',
  'subject_type_authorization',
  'subject_type_authorization.user',
  'subject_type_authorization.client',
]);

export const emptyBlock: Rule = {
  id: 'empty-block',
  severity: 'hint',
  *check({ bodies }) {
    for (const { path, block, items, whole, resource } of bodies) {
      if (!whole || items.length > 0 || !NOT_SENT.has(path) || resource.mode !== 'resource') continue;
      const name = path.split('.').at(-1);
      const message = `Nothing is sent for an empty ${name} block; Auth0 keeps what it has. Fill it in, or remove it.`;
      yield { at: headerOf(block), message, tags: ['unnecessary'] };
    }
  },
};
