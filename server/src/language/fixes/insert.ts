// Attributes that a block lacks, put where people look for them: below those that it has, above its blocks.
import { placeholder } from '../features/placeholder';
import { type HclBlock, printAttributes } from '../hcl/print';
import { type Block, type Document } from '../hcl/tree';
import { eolOf, indentationAt, replaced } from '../rules/edits';
import { type BodyInForce } from '../rules/inspect';
import { type AttributeSchema } from '../schema';
import { type Context, type Fix, type PlacedEdit } from '../types';

/** Adds attributes with placeholders. Preferred where there is only one value that each of them can have. */
export function addFixes(
  { document, module }: Context,
  { block, resource }: BodyInForce,
  attributes: readonly AttributeSchema[],
): readonly Fix[] {
  const { schema } = resource;
  if (!schema || attributes.length === 0) return [];
  const values = attributes.map((it) => ({
    name: it.name,
    ...placeholder(it, schema, module, resource.block.labels[1]?.text),
  }));
  const edit = inserted(
    document,
    block,
    values.map(({ name, value }) => [name, value]),
  );
  const names = attributes.map((it) => it.name);
  const last = names.pop() ?? '';
  const title = `Add ${names.length > 0 ? `${names.join(', ')} and ${last}` : last}`;
  return edit ? [{ title, edits: [edit], preferred: values.every((it) => it.certain) }] : [];
}

/** Undefined where the block is not closed. */
export function inserted(
  document: Document,
  { from, open, close, body }: Block,
  attributes: HclBlock['attributes'],
): PlacedEdit | undefined {
  if (open === undefined || close === undefined) return undefined;
  const { text, comments } = document;
  const eol = eolOf(document);
  const outer = indentationAt(document, from);
  const firstBlock = body.blocks[0]?.from ?? close;
  const anchor = body.attributes.findLast((it) => it.to <= firstBlock);
  const indentation = anchor ? indentationAt(document, anchor.from) : `${outer}  `;
  const printed = (inner: string) => printAttributes(attributes, { eol, indentation: inner });
  const inside = text.slice(open + 1, close);
  if (!inside.includes('\n')) {
    const own = inside.trim() === '' ? '' : `${outer}  ${inside.trim()}${eol}`;
    return replaced(document, { from: open + 1, to: close }, eol + own + printed(`${outer}  `) + outer);
  }
  let end = text.indexOf('\n', anchor?.to ?? open);
  // A comment that begins behind the anchor may go on over several lines.
  for (const it of comments) if (it.from < end && it.to > end) end = text.indexOf('\n', it.to);
  if (end < 0 || end >= close) return undefined;
  const isApart = !anchor && body.blocks.length > 0;
  return replaced(document, { from: end + 1, to: end + 1 }, printed(indentation) + (isApart ? eol : ''));
}
