import { removeFix } from '../fixes/fix';
import { type Block } from '../hcl/tree';
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
  *check({ bodies, context }) {
    for (const { path, block, items, whole, resource } of bodies) {
      if (!whole || items.length > 0 || !NOT_SENT.has(path) || resource.mode !== 'resource') continue;
      const name = path.split('.').at(-1);
      const message = `Nothing is sent for an empty ${name} block; Auth0 keeps what it has. Fill it in, or remove it.`;
      const fixes = () => [removeFix(context.document, outermost(block), `the empty ${name}`, true)];
      yield { at: headerOf(block), message, tags: ['unnecessary'], fixes };
    }

    /** What holds nothing but an empty block is empty without it. */
    function outermost(block: Block): Block {
      const holder = bodies.find(({ items, path }) => NOT_SENT.has(path) && items.every((it) => it.node === block));
      return holder && holder.items.length > 0 ? outermost(holder.block) : block;
    }
  },
};
