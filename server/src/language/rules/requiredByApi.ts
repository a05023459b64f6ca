import { addFixes } from '../fixes/insert';
import { headerOf } from './missing';
import { type BodyInForce } from './inspect';
import { type Rule } from './rule';
import { isUnset, valueIn } from './siblings';
import { bodyName } from './wording';

/** What the API asks of a nested block and the provider does not. Of the resource itself: missing-identifier. */
export const requiredByApi: Rule = {
  id: 'required-by-api',
  severity: 'error',
  *check({ bodies, context }) {
    for (const body of bodies) {
      if (body.path === '' || isOff(body) || isLeftOut(body)) continue;
      const wanted = [...body.schema.attributes.values()].filter((it) => it.requiredByApi && !it.required);
      for (const attribute of wanted) {
        const { name } = attribute;
        if (!isUnset(body, name)) continue;
        const message = `Auth0 refuses ${bodyName(body)} without ${name}, though the provider lets it pass. Add ${name} = ...`;
        yield { at: headerOf(body.block), message, fixes: () => addFixes(context, body, [attribute]) };
      }
    }
  },
};

/** True where the block is, or may be, turned off. */
function isOff(body: BodyInForce): boolean {
  return body.schema.attributes.has('disable') && !isUnset(body, 'disable') && valueIn(body, 'disable') !== false;
}

/** The provider does not send a block in which it finds nothing: empty-block. */
function isLeftOut({ items, schema }: BodyInForce): boolean {
  return items.length === 0 && schema.attributes.size > 1;
}
