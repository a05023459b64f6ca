import { textWith, withComments } from '../fixes/sources';
import { type Block } from '../hcl/tree';
import { attributeOf, blocksOf } from '../hcl/walk';
import { literalThrough } from '../module';
import { replaced } from '../rules/edits';
import { type ResourceInForce } from '../rules/inspect';
import { type Context, type Fix } from '../types';

/** The blocks change places, with their comments. Dynamic blocks stay. None where a name is not written out. */
export function sortScopes({ document, module }: Context, { block }: ResourceInForce): readonly Fix[] {
  const blocks = blocksOf(block.body, 'scopes');
  const nameOf = ({ body }: Block) =>
    literalThrough(module, (attributeOf(body, 'name') ?? attributeOf(body, 'value'))?.value);
  const named = blocks.map((it) => ({ span: withComments(document, it), name: nameOf(it), block: it }));
  if (named.some((it) => typeof it.name !== 'string' || it.block.close === undefined)) return [];
  const sorted = named.toSorted((a, b) => (String(a.name) < String(b.name) ? -1 : Number(a.name !== b.name)));
  const edits = named.flatMap(({ span }, index) => {
    const other = sorted[index]?.span;
    return !other || other === span ? [] : [replaced(document, span, textWith(document, other, []))];
  });
  return edits.length > 0 ? [{ title: 'Sort scopes by name', edits, preferred: false }] : [];
}
