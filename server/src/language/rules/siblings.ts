// What a body sets, for rules that compare its attributes with one another.
import { convert } from './convert';
import { type AttributeInForce, type BodyInForce } from './inspect';
import { givenIn } from './missing';

/** The attribute of that name, if it is set here and in force. */
export function attributeIn({ attributes, overridden }: BodyInForce, name: string): AttributeInForce | undefined {
  return overridden.has(name) ? undefined : attributes.find((it) => it.schema.name === name);
}

/** Its value as Terraform hands it over, where that is written out. Undefined also where it is left out or `null`. */
export function valueIn(body: BodyInForce, name: string): string | number | boolean | undefined {
  const found = attributeIn(body, name);
  const literal = found?.literal ?? undefined;
  return literal === undefined || !found ? undefined : convert(literal, found.schema.type);
}

/** True where it is certain that nobody sets this attribute or block: it is left out, or `null`. */
export function isUnset(body: BodyInForce, name: string): boolean {
  const given = givenIn(body).filter((it) => it.name.text === name);
  const isNull = given.length > 0 && body.attributes.some((it) => it.schema.name === name && it.literal === null);
  return body.whole && !body.overridden.has(name) && (given.length === 0 || isNull);
}

/** Bodies of the resource itself, not of what is nested in it, of that type. */
export function ofType(bodies: readonly BodyInForce[], type: string): readonly BodyInForce[] {
  return bodies.filter(
    ({ path, resource }) => path === '' && resource.mode === 'resource' && resource.type.text === type,
  );
}
