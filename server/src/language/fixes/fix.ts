// The fixes that many rules offer.
import { type HclValue, printValue } from '../hcl/print';
import { type Attribute, type Block, type Document, type Expression } from '../hcl/tree';
import { literalValue } from '../hcl/walk';
import { removed, replaced } from '../rules/edits';
import { type Fix } from '../types';

/** Takes out an attribute or a block. */
export function removeFix(document: Document, node: Attribute | Block, name: string, preferred: boolean): Fix {
  return { title: `Remove ${name}`, edits: [removed(document, node)], preferred };
}

/** None where the value stands elsewhere and is only named here. */
export function changeFixes(
  document: Document,
  value: Expression,
  choices: readonly HclValue[],
  preferred: HclValue | undefined,
): readonly Fix[] {
  if (literalValue(value) === undefined && value.kind !== 'tuple') return [];
  return choices.map((it) => {
    const text = printValue(it);
    return { title: `Change to ${text}`, edits: [replaced(document, value, text)], preferred: it === preferred };
  });
}
