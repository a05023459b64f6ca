import { inserted } from '../fixes/insert';
import { type HclValue } from '../hcl/print';
import { convert } from '../rules/convert';
import { missing } from '../rules/missing';
import { type BodyInForce } from '../rules/inspect';
import { systemApiIn } from '../rules/systemApi';
import { type AttributeSchema } from '../schema';
import { type Context, type Fix } from '../types';

/** Adds every attribute that the version in force has and the block lacks: with its default, else with null. */
export function fillIn({ document }: Context, body: BodyInForce): readonly Fix[] {
  if (body.path === '' && systemApiIn(body)) return [];
  const lacking = missing(body, body.schema.attributes.values()).filter(isOptional);
  const edit = inserted(
    document,
    body.block,
    lacking.map((it) => [it.name, valueOf(it)]),
  );
  if (!edit || lacking.length === 0) return [];
  return [{ title: 'Add all optional attributes', edits: [edit], preferred: false }];
}

/** Where null means something, or the name alone is refused, it is left out. */
function isOptional({ required, requiredByApi, readOnly, deprecated, secret, type, values }: AttributeSchema): boolean {
  const isPlain = !readOnly && !deprecated && !secret && type !== 'map';
  return isPlain && !required && !requiredByApi && !values.some((it) => it.value === 'null');
}

/** A default that another attribute may exclude is left out. */
function valueOf({ type, values, documentation, limits }: AttributeSchema): HclValue {
  const written = documentation.default;
  const isKnown = type !== 'string' || values.some((it) => it.value === written);
  const isFree = limits.every((it) => it.atMost === undefined);
  return (
    (written !== undefined && isKnown && isFree && convert(written, type)) ||
    (type === 'bool' && written ? false : null)
  );
}
