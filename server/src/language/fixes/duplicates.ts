import { type Attribute, type Body, type Document, type Span } from '../hcl/tree';
import { type Fix } from '../types';
import { removeFix } from './fix';

/** What mends an attribute that is set twice; `at` is the name of the second one. Preferred only where both say the same. */
export function duplicateFixes(document: Document, at: Span): readonly Fix[] {
  const found = twice(document.body, at);
  if (!found) return [];
  const [first, second] = found;
  const name = second.name.text;
  const isSame = valueText(document, first) === valueText(document, second);
  const later = removeFix(document, second, `the second ${name}`, isSame);
  return isSame ? [later] : [later, removeFix(document, first, `the first ${name}`, false)];
}

function twice({ attributes, blocks }: Body, at: Span): readonly [Attribute, Attribute] | undefined {
  const second = attributes.find((it) => it.name.from === at.from && it.name.to === at.to);
  const first = second && attributes.find((it) => it.name.text === second.name.text);
  if (first && first !== second && second.value) return [first, second];
  const inside = blocks.find((it) => it.from <= at.from && at.to <= it.to);
  return inside && twice(inside.body, at);
}

function valueText({ text }: Document, { value }: Attribute): string | undefined {
  return value && text.slice(value.from, value.to);
}
