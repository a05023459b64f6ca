// Bodies: attributes and blocks, of a file or between the braces of a block.
import { adviceFor } from './expression';
import { MAX_DEPTH, type Reader } from './reader';
import { Kind } from './scanner';
import { quotedLabel } from './template';
import { type Attribute, type Block, type Body, type Label, type Word } from './tree';

const NEWLINE = 'Begin a new line here: an attribute or a block ends with its line.';
const ITEM = 'Write an attribute, name = value, or a block here.';

/** The block whose body is read. */
interface Open {
  readonly open: number;
  readonly indent: number;
}

interface Items {
  readonly attributes: Attribute[];
  readonly blocks: Block[];
  readonly names: Set<string>;
}

/** The body of a file. */
export function body(r: Reader): Body {
  const items = newItems();
  readItems(r, items, undefined);
  return { from: 0, to: r.text.length, attributes: items.attributes, blocks: items.blocks };
}

function newItems(): Items {
  return { attributes: [], blocks: [], names: new Set() };
}

/** Reads up to what ends the body. In a block that is its `}`, which stays at hand. */
function readItems(r: Reader, items: Items, block: Open | undefined): boolean {
  // `{` with something after it on the line: room for one attribute and no more.
  let single = block !== undefined && !r.is(Kind.Newline) && !r.is(Kind.CloseBrace) && !r.is(Kind.End);
  for (;;) {
    r.quiet = false;
    if (r.is(Kind.Newline)) {
      if (single) r.fail('Close the block on this line with }, or begin a new line after the {.');
      single = false;
      r.next();
      continue;
    }
    if (r.is(Kind.End)) {
      if (block) reportOpen(r, block);
      return false;
    }
    if (block && r.isOutside(block.indent)) {
      reportOpen(r, block);
      return false;
    }
    if (r.is(Kind.CloseBrace)) {
      if (block && !r.isSurplus(block.indent)) return true;
      r.fail('Remove this }: no block is open here.');
      r.unbalanced = r.surplus = true;
      r.next();
    } else readItem(r, items, single);
  }
}

function reportOpen(r: Reader, { open }: Open): void {
  r.unbalanced = true;
  const message = 'This block has no end. Write } after its last line.';
  if (r.layout ? r.layout.floor < open : r.failures === 0) r.report(open, open + 1, message);
  else r.report(r.from, r.from, 'A } is missing before this: a block has no end.');
}

function readItem(r: Reader, items: Items, single: boolean): void {
  if (r.is(Kind.Word)) {
    const name = r.takeWord();
    if (r.is(Kind.Quote) || r.is(Kind.OpenBrace) || r.is(Kind.Word)) {
      if (single)
        r.report(
          name.from,
          r.to,
          'A block with content on one line holds one attribute. Begin a new line after the {.',
        );
      items.blocks.push(readBlock(r, name));
      endOfBlock(r);
    } else items.attributes.push(readAttribute(r, name, items, single));
  } else if (r.is(Kind.Quote)) {
    r.fail('Write the name without quotes.');
    const { from, to, text } = quotedLabel(r);
    items.attributes.push(readAttribute(r, { from, to, text }, items, single));
  } else {
    r.fail(adviceFor(r.text.slice(r.from, r.to)) ?? ITEM);
    r.skipTo(Kind.End);
  }
}

/** After the name. */
function readAttribute(r: Reader, name: Word, items: Items, single: boolean): Attribute {
  const shape = { kind: 'attribute', from: name.from, name } as const;
  const equals = r.from;
  if (!r.is(Kind.Equals)) {
    if (!r.is(Kind.Colon)) {
      r.report(name.from, name.to, `Write = and a value after ${name.text}, or { for a block.`);
      r.skipTo(Kind.End);
      return { ...shape, to: name.to, equals: undefined, value: undefined };
    }
    r.report(name.from, name.to, `Write = instead of the colon after ${name.text}.`);
  } else if (items.names.has(name.text)) {
    r.reportAlso(name.from, name.to, `${name.text} is set twice in this block. Keep one of the two.`);
  } else items.names.add(name.text);
  r.next();
  const start = r.from;
  let value = r.expression(r, 'Write a value after the equals sign.');
  if (!atEnd(r)) {
    if (r.is(Kind.Comma)) r.fail(single ? 'Begin a new line for each attribute.' : `Remove the comma. ${NEWLINE}`);
    else r.fail(adviceFor(r.text.slice(r.from, r.to)) ?? NEWLINE);
    const to = r.end;
    r.skipTo(Kind.End);
    if (!value) value = { kind: 'invalid', from: Math.min(start, r.end), to: r.end };
    else return { ...shape, to, equals, value };
  } else if (r.is(Kind.CloseBrace) && !single) r.fail('Write this } on a line of its own.');
  return { ...shape, to: value ? value.to : equals + 1, equals, value };
}

function atEnd(r: Reader): boolean {
  return r.is(Kind.Newline) || r.is(Kind.End) || (r.is(Kind.CloseBrace) && r.braces > 0);
}

/** After the type. */
function readBlock(r: Reader, type: Word): Block {
  const indent = r.lineIndent();
  const labels: Label[] = [];
  for (;;) {
    if (r.is(Kind.Quote)) labels.push(quotedLabel(r));
    else if (r.is(Kind.Word)) labels.push({ ...r.takeWord(), quoted: false, closed: true });
    else break;
  }
  const headerEnd = r.end;
  const shape = { kind: 'block', from: type.from, type, labels } as const;
  if (!r.is(Kind.OpenBrace) && !findBrace(r, headerEnd)) {
    return { ...shape, to: headerEnd, open: undefined, body: emptyBody(headerEnd), close: undefined };
  }
  const open = r.from;
  const items = newItems();
  let closed: boolean;
  let to: number;
  r.braces++;
  if (r.depth >= MAX_DEPTH) {
    const skipped = r.skipDeep();
    closed = r.text.charCodeAt(skipped.to - 1) === 125;
    to = skipped.to;
    r.braces--;
    return {
      ...shape,
      to,
      open,
      body: { ...emptyBody(open + 1), to: closed ? to - 1 : to },
      close: closed ? to - 1 : undefined,
    };
  }
  r.depth++;
  r.next();
  closed = readItems(r, items, { open, indent });
  r.depth--;
  r.braces--;
  const close = closed ? r.from : undefined;
  // An open body goes on until something stands there that is not its own.
  const bodyEnd = close ?? Math.max(r.end, r.is(Kind.End) ? r.from : r.lineStart);
  to = closed ? r.to : bodyEnd;
  if (closed) r.next();
  const { attributes, blocks } = items;
  return { ...shape, to, open, body: { from: open + 1, to: bodyEnd, attributes, blocks }, close };
}

function emptyBody(at: number): Body {
  return { from: at, to: at, attributes: [], blocks: [] };
}

/** Reports that the header has no `{`. True, and at hand, where one stands on the next line. */
function findBrace(r: Reader, headerEnd: number): boolean {
  if (r.is(Kind.Equals))
    r.fail('A block has no equals sign: write { after its labels. An attribute has one name and no label.');
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

function endOfBlock(r: Reader): void {
  if (r.is(Kind.Newline) || r.is(Kind.End)) return;
  if (r.end > 0 && r.text.charCodeAt(r.end - 1) === 125 && !r.isOutside(0)) r.fail(NEWLINE);
}
