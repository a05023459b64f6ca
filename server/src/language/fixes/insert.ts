// Attributes that a block lacks, put where people look for them: below those that it has, above its blocks.
import { placeholder, placeholderBlock } from '../features/placeholder';
import { type HclBlock, type HclValue, printAttributes, printValue } from '../hcl/print';
import { type Block, type Document } from '../hcl/tree';
import { appended, eolOf, indentationAt, replaced } from '../rules/edits';
import { type BodyInForce } from '../rules/inspect';
import { type AttributeSchema } from '../schema';
import { type Context, type Fix, type PlacedEdit } from '../types';

/** Adds attributes with placeholders. Preferred where there is only one value that each of them can have. */
export function addFixes(
  { document, module }: Context,
  body: BodyInForce,
  attributes: readonly AttributeSchema[],
): readonly Fix[] {
  const { schema, block } = body.resource;
  if (!schema || attributes.length === 0) return [];
  const label = block.labels[1]?.text;
  const values = attributes.map((it) => ({ name: it.name, ...placeholder(it, schema, module, label) }));
  const isCertain = values.every((it) => it.certain);
  const names = attributes.map((it) => it.name);
  const last = names.pop() ?? '';
  const title = `Add ${names.length > 0 ? `${names.join(', ')} and ${last}` : last}`;
  const edits = set(
    document,
    body,
    values.map(({ name, value }) => [name, value] as const),
  );
  return edits ? [{ title, edits, preferred: isCertain }] : [];
}

/** Adds a block with all that must be in it. */
export function addBlockFixes({ document, module }: Context, body: BodyInForce, name: string): readonly Fix[] {
  const block = body.schema.blocks.get(name);
  const { schema } = body.resource;
  const edit = block && schema && appended(document, body.block, { block: placeholderBlock(block, schema, module) });
  return edit ? [{ title: `Add ${name}`, edits: [edit], preferred: false }] : [];
}

/** Gives an attribute that value, whether it is there or not. */
export function setFixes(document: Document, body: BodyInForce, name: string, value: HclValue): readonly Fix[] {
  const edits = set(document, body, [[name, value]]);
  return edits ? [{ title: `Set ${name} = ${printValue(value)}`, edits, preferred: false }] : [];
}

/** Those that are there, such as null, get another value. Undefined where there is no room for the others. */
function set(
  document: Document,
  { attributes, block }: BodyInForce,
  values: HclBlock['attributes'],
): readonly PlacedEdit[] | undefined {
  const edits: PlacedEdit[] = [];
  const lacking = values.filter(([name, value]) => {
    const given = attributes.find((it) => it.item.name.text === name);
    if (given) edits.push(replaced(document, given.value, printValue(value)));
    return !given;
  });
  const added = lacking.length > 0 ? inserted(document, block, lacking) : undefined;
  if (lacking.length > 0 && !added) return undefined;
  return added ? [...edits, added] : edits;
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
