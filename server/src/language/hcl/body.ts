// Bodies: attributes and blocks, of a file or between the braces of a block.
import { adviceFor } from './expression';
import { MAX_DEPTH, type Reader } from './reader';
import { Kind } from './scanner';
import { quotedLabel } from './template';
import { type Attribute, type Block, type Body, type Label, type Word } from './tree';

const NEWLINE = 'Begin a new line here: an attribute or a block ends with its line.';
/** Reported at the `{`. */
export const OPEN_BLOCK = 'This block has no end. Write } after its last line.';
const CROWDED = 'A block that is written on one line holds one attribute. Begin a new line after the {.';
const ITEM = 'Write an attribute, name = value, or a block here.';

/** Reported at the `}`. */
export const SURPLUS_BRACE = 'Remove this }: no block is open here.';

/** The block whose body is read. */
interface Open {
  readonly open: number;
  readonly indent: number;
}

interface Items {
  readonly attributes: Attribute[];
  readonly blocks: Block[];
}

/** The body of a file. */
export function body(r: Reader): Body {
  const items = newItems();
  readItems(r, items, undefined);
  return { from: 0, to: r.text.length, attributes: items.attributes, blocks: items.blocks };
}

function newItems(): Items {
  return { attributes: [], blocks: [] };
}

/** Reads up to what ends the body; that stays at hand. */
function readItems(r: Reader, items: Items, block: Open | undefined): void {
  // `{` with something after it on the line: room for one attribute and no more.
  let single = block !== undefined && !r.is(Kind.Newline) && !r.is(Kind.CloseBrace) && !r.is(Kind.End);
  for (;;) {
    if (r.is(Kind.Newline)) {
      if (single) r.fail('Close the block on this line with }, or begin a new line after the {.');
      single = false;
      r.next();
      r.quiet = false;
    } else if (r.is(Kind.End) || (block && r.isOutside(block.indent))) {
      if (block) reportOpen(r, block);
      break;
    } else if (r.is(Kind.CloseBrace)) {
      if (block && !r.isSurplus(block.indent)) break;
      r.fail(SURPLUS_BRACE);
      r.unbalanced = r.surplus = true;
      r.next();
    } else readItem(r, items, single);
  }
  reportDuplicates(r, items.attributes);
}

function reportDuplicates(r: Reader, attributes: readonly Attribute[]): void {
  if (attributes.length < 2) return;
  for (const { name, equals } of attributes) {
    if (equals === undefined || r.text.charCodeAt(equals) !== 61 || r.text.charCodeAt(name.from - 1) === 34) continue;
    if (r.setIn.get(name.text) === attributes) {
      if (r.readTwice.has(name.from)) continue;
      const message = `${name.text} is set twice in this block. Keep one of the two.`;
      r.addError(name.from, name.to, message);
    } else r.setIn.set(name.text, attributes);
  }
}

function reportOpen(r: Reader, { open }: Open): void {
  r.unbalanced = true;
  r.reportUnclosed(open, open + 1, '}', OPEN_BLOCK);
}

function readItem(r: Reader, items: Items, single: boolean): void {
  if (r.is(Kind.Word)) {
    const name = r.takeWord();
    if (!r.is(Kind.Quote) && !r.is(Kind.OpenBrace) && !r.is(Kind.Word)) {
      items.attributes.push(readAttribute(r, name, single));
      return;
    }
    if (single) r.report(name.from, r.to, CROWDED);
    const block = readBlock(r, name);
    items.blocks.push(block);
    if (block.close !== undefined && !r.is(Kind.Newline) && !r.is(Kind.End)) r.fail(NEWLINE);
  } else if (r.is(Kind.Quote)) {
    r.fail('Write the name without quotes.');
    const { from, to, text, closed } = quotedLabel(r);
    const name = { from: from + 1, to: closed ? to - 1 : to, text };
    items.attributes.push(readAttribute(r, name, single));
  } else {
    r.fail(adviceFor(r.text.slice(r.from, r.to)) ?? ITEM);
    r.skipTo(Kind.End);
  }
}

/** After the name. */
function readAttribute(r: Reader, name: Word, single: boolean): Attribute {
  if (!r.is(Kind.Equals) && !r.is(Kind.Colon)) {
    r.report(name.from, name.to, `Write = and a value after ${name.text}, or { for a block.`);
    r.skipTo(Kind.End);
    return { kind: 'attribute', from: name.from, to: name.to, name, equals: undefined, value: undefined };
  }
  if (r.is(Kind.Colon)) r.report(name.from, name.to, `Write = instead of the colon after ${name.text}.`);
  if (name.from < r.silentUntil) r.readTwice.add(name.from);
  const equals = r.from;
  r.next();
  const start = r.from;
  let value = r.expression(r, 'Write a value after the equals sign.');
  if (r.is(Kind.CloseBrace) && r.braces > 0) {
    if (!single) r.fail('Write this } on a line of its own.');
  } else if (single && r.is(Kind.Comma)) {
    r.fail('Begin a new line for each attribute.');
    r.next();
  } else if (!r.is(Kind.Newline) && !r.is(Kind.End)) {
    const advice = r.is(Kind.Comma) ? 'Remove the comma.' : adviceFor(r.text.slice(r.from, r.to));
    r.fail(advice ?? NEWLINE);
    r.skipTo(Kind.End);
    value ??= { kind: 'invalid', from: start, to: r.end };
  }
  return { kind: 'attribute', from: name.from, to: value ? value.to : equals + 1, name, equals, value };
}

/** After the type. */
function readBlock(r: Reader, type: Word): Block {
  const indent = r.lineIndent();
  const labels = readLabels(r);
  const headerEnd = r.end;
  if (!r.is(Kind.OpenBrace) && !findBrace(r, headerEnd)) {
    const nothing: Body = { from: headerEnd, to: headerEnd, attributes: [], blocks: [] };
    return {
      kind: 'block',
      from: type.from,
      to: headerEnd,
      type,
      labels,
      open: undefined,
      body: nothing,
      close: undefined,
    };
  }
  const open = r.from;
  const items = newItems();
  r.braces++;
  r.depth++;
  r.next();
  if (r.depth < MAX_DEPTH) readItems(r, items, { open, indent });
  else r.skipDeep(true);
  const closed = r.is(Kind.CloseBrace) && !r.isOutside(indent);
  r.depth--;
  r.braces--;
  // An open body goes on until something stands there that is not its own.
  const bodyEnd = closed ? r.from : Math.max(r.end, r.is(Kind.End) ? r.from : r.lineStart);
  const to = closed ? r.to : bodyEnd;
  if (closed) r.next();
  const { attributes, blocks } = items;
  const content: Body = { from: open + 1, to: bodyEnd, attributes, blocks };
  return { kind: 'block', from: type.from, to, type, labels, open, body: content, close: closed ? bodyEnd : undefined };
}

function readLabels(r: Reader): Label[] {
  const labels: Label[] = [];
  for (;;) {
    if (r.is(Kind.Quote)) labels.push(quotedLabel(r));
    else if (r.is(Kind.Word)) {
      const { from, to, text } = r.takeWord();
      labels.push({ from, to, text, quoted: false, closed: true });
    } else return labels;
  }
}

/** Reports that the header has no `{`. True, and at hand, where one stands on the next line. */
function findBrace(r: Reader, headerEnd: number): boolean {
  if (r.is(Kind.Equals)) r.fail('A block has no equals sign: write { after its labels. An attribute has no labels.');
  else r.fail('Write { at the end of this line to begin the block. Labels are names or quoted texts.');
  if (!r.is(Kind.Newline)) {
    r.skipTo(Kind.End);
    return false;
  }
  while (r.is(Kind.Newline)) r.next();
  if (r.is(Kind.OpenBrace)) return true;
  r.jump(headerEnd);
  return false;
}
