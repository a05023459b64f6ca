import { type Rule } from './rule';
import { type AttributeInForce, type Item } from './inspect';
import { isUnset, valueIn } from './siblings';
import { isAllowed, sameInAnyCase } from './allowedValue';
import { quoted } from './wording';

/** Data-driven: the marks of texts.json. */
export const addOn: Rule = {
  id: 'add-on',
  severity: 'hint',
  *check({ items, attributes, bodies }) {
    const byBlock = new Map(bodies.map((it) => [it.block, it]));
    for (const item of items) {
      const { meaning, name } = item;
      if (!('documentation' in meaning) || meaning.path.includes('.') || isReadOnly(meaning) || isOff(item)) continue;
      for (const mark of meaning.documentation.marks) yield { at: name, message: needs(name.text, mark) };
    }
    for (const attribute of attributes) {
      const mark = markOf(attribute);
      if (mark !== undefined) yield { at: attribute.value, message: needs(quoted(String(attribute.literal)), mark) };
    }

    /** What is turned off, empty or wrong needs nothing. */
    function isOff({ node, body, dynamic, count }: Item): boolean {
      const attribute = body.attributes.find((it) => it.item.node === node);
      if (attribute) return attribute.literal === null || isNullText(attribute) || !isAllowed(attribute);
      if (node.kind === 'attribute') return false;
      const inner = byBlock.get(dynamic ? (node.body.blocks[0] ?? node) : node);
      if (!inner) return count === 0;
      return inner.items.length === 0 || (!isUnset(inner, 'disable') && valueIn(inner, 'disable') !== false);
    }
  },
};

/** `consent_policy = "null"` takes the policy away. */
function isNullText({ literal }: AttributeInForce): boolean {
  return typeof literal === 'string' && sameInAnyCase(literal, 'null');
}

function isReadOnly(meaning: Item['meaning']): boolean {
  return meaning.kind === 'attribute' && meaning.readOnly;
}

function markOf(attribute: AttributeInForce): string | undefined {
  const { schema, literal } = attribute;
  if (typeof literal !== 'string' || !isAllowed(attribute)) return undefined;
  return schema.values.find(({ value }) => sameInAnyCase(value, literal))?.mark;
}

function needs(what: string, mark: string): string {
  if (mark === 'early access') return `${what} is in early access: Auth0 must have opened it for your tenant.`;
  return `${what} needs ${mark === 'add-on' ? 'an' : 'the'} ${mark}. Without it, Auth0 refuses the change.`;
}
