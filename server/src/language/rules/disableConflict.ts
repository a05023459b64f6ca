import { removeFix } from '../fixes/fix';
import { type Document } from '../hcl/tree';
import { type AttributeInForce, type BodyInForce, type Item } from './inspect';
import { type Problem, type Rule } from './rule';
import { attributeIn, valueIn } from './siblings';

/** What `disable = true` excludes, by block: validateResourceServer in the provider's resource.go, from 1.7.0 on. */
const EXCLUDED: Readonly<Record<string, readonly string[]>> = {
  authorization_details: ['type'],
  token_encryption: ['format', 'encryption_key'],
  proof_of_possession: ['mechanism', 'required'],
};

export const disableConflict: Rule = {
  id: 'disable-conflict',
  severity: 'error',
  *check({ bodies, context }) {
    for (const body of bodies) {
      const excluded = EXCLUDED[body.path];
      if (!excluded || body.resource.mode !== 'resource') continue;
      const disable = disabledBeside(body, bodies);
      if (disable) yield* conflicts(body, excluded, disable, context.document);
    }
  },
};

/** The `disable = true` of this block, or of another block of its name: the provider looks at all of them together. */
function disabledBeside(body: BodyInForce, bodies: readonly BodyInForce[]): AttributeInForce | undefined {
  const others = bodies.filter((it) => it.resource === body.resource && it.path === body.path && !it.uncertain);
  const disabled = [body, ...others].find((it) => valueIn(it, 'disable') === true);
  return disabled && (disabled === body || !body.uncertain) ? attributeIn(disabled, 'disable') : undefined;
}

function* conflicts(
  body: BodyInForce,
  excluded: readonly string[],
  disable: AttributeInForce,
  document: Document,
): Iterable<Problem> {
  const block = body.path;
  for (const item of body.items) {
    if (!excluded.includes(item.name.text) || !isSet(item, body)) continue;
    const message = `disable = true turns ${block} off; ${item.name.text} may not stand beside it. Remove one of the two.`;
    yield {
      at: item.name,
      message,
      related: [{ uri: document.uri, span: disable.value, message: 'Turned off here.' }],
      fixes: () => [removeFix(document, item.node, item.name.text, false)],
    };
  }
}

/** Certainly: an expression may come to null, a dynamic block to nothing. `required = false` says no more than nothing. */
function isSet({ name, node, count }: Item, body: BodyInForce): boolean {
  if (node.kind === 'block') return count !== undefined && count > 0;
  const value = valueIn(body, name.text);
  return value !== undefined && !(name.text === 'required' && value === false);
}
