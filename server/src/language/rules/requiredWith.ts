import { addBlockFixes, addFixes } from '../fixes/insert';
import { type BodyInForce, type Item } from './inspect';
import { type Rule } from './rule';
import { isUnset, valueIn } from './siblings';

export const requiredWith: Rule = {
  id: 'required-with',
  severity: 'error',
  *check({ items, bodies, context }) {
    for (const item of items) {
      const { body, meaning, name } = item;
      // `disable = true` beside either of them has a rule of its own, and asks for less, not for more.
      if (!('requiredWith' in meaning) || valueIn(body, 'disable') === true || !isSet(item, body)) continue;
      for (const other of meaning.requiredWith) {
        if (!isUnset(body, other)) continue;
        const form = body.schema.blocks.has(other) ? `${other} { ... }` : `${other} = ...`;
        const attribute = body.schema.attributes.get(other);
        // A block of this name that is turned off would exclude it.
        const isOff = bodies.some(
          (it) => it.resource === body.resource && it.path === body.path && valueIn(it, 'disable') === true,
        );
        const add = () => (attribute ? addFixes(context, body, [attribute]) : addBlockFixes(context, body, other));
        yield {
          at: name,
          message: `${name.text} is nothing without ${other}. Add ${form}`,
          fixes: isOff ? () => [] : add,
        };
      }
    }
  },
};

/** Certainly: an expression may come to null, a dynamic block to nothing. */
function isSet({ name, node, count }: Item, body: BodyInForce): boolean {
  return node.kind === 'block' ? count !== undefined && count > 0 : valueIn(body, name.text) !== undefined;
}
