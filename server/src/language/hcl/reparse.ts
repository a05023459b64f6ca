// A text that was edited, parsed again: only the top-level blocks around the edit are read anew, so that a keystroke costs
// about the same in a file of any length. Whenever it is not plain that this gives what `parse` gives, `parse` does it.
import { isBlank } from './characters';
import { moved, movedBlock } from './moved';
import { parse, parseLines } from './parser';
import { type Block, type Document, type Span } from './tree';

/**
 * Documents with errors whose blocks do not depend on each other all the same; those without errors need no mention. In
 * others a mistake may have changed how the blocks behind it were read.
 */
const independent = new WeakSet<Document>();

/** As `parse(previous.uri, text)`. Quick where `text` is `previous.text` after a small edit. */
export function reparse(previous: Document, text: string): Document {
  if (text === previous.text) return previous;
  return patched(previous, text) ?? parse(previous.uri, text);
}

function patched(previous: Document, text: string): Document | undefined {
  const { uri, errors, comments, body } = previous;
  if (errors.length > 0 && !independent.has(previous)) return undefined;
  const { from, to } = touched(previous, text);
  const { blocks } = body;
  let before = blocks.findLastIndex((it) => it.to < from);
  while (before >= 0 && !(lineAfter(previous.text, blocks[before] as Block) <= from)) before--;
  // Not the very next one, since the parser looks for a `{` on the lines that follow a header.
  const after = blocks.findIndex(
    (it, index) => index > before + 1 && it.from > to && previous.text.charCodeAt(it.from - 1) === NEWLINE,
  );
  const next = after < 0 ? undefined : blocks[after];
  const first = blocks[before];
  const start = first ? lineAfter(previous.text, first) : 0;
  if (start === 0 && !next) return undefined;

  const by = text.length - previous.text.length;
  const end = next ? next.from + by : text.length;
  const lines = copied(text, start, end);
  // At its start a byte order mark would be skipped.
  const part = start > 0 && lines.startsWith('\ufeff') ? undefined : parseLines(lines, text.length, !next);
  if (!part) return undefined;
  const tail = next ? comments.slice(firstFrom(comments, next.from)) : [];
  const document: Document = {
    uri,
    text,
    body: {
      from: 0,
      to: text.length,
      attributes: part.body.attributes.map((it) => moved(it, start)),
      blocks: [
        ...blocks.slice(0, before + 1),
        ...part.body.blocks.map((it) => movedBlock(it, start)),
        ...(next ? blocks.slice(after).map((it) => movedBlock(it, by)) : []),
      ],
    },
    errors: part.errors.map((it) => moved(it, start)),
    comments: [
      ...comments.slice(0, firstFrom(comments, start)),
      ...part.comments.map((it) => moved(it, start)),
      ...(by === 0 ? tail : tail.map((it) => ({ from: it.from + by, to: it.to + by }))),
    ],
  };
  if (document.errors.length > 0) independent.add(document);
  return document;
}

const NEWLINE = 10;

/**
 * What must be read anew of the previous text at least: what changed, all mistakes, since the first one has a say in what is
 * reported of the others, and attributes outside of blocks, since they are compared with each other.
 */
function touched({ text: old, errors, body }: Document, text: string): Span {
  let from = commonStart(old, text);
  let to = old.length - commonEnd(old, text, from);
  for (const it of [...errors, ...body.attributes]) {
    from = Math.min(from, it.from);
    to = Math.max(to, it.to);
  }
  return { from, to };
}

/** Offset of the line after a block, Infinity where something stands behind the block on its line. */
function lineAfter(text: string, { to }: Block): number {
  let at = to;
  while (isBlank(text.charCodeAt(at))) at++;
  if (text.charCodeAt(at) === 13) at++;
  return text.charCodeAt(at) === NEWLINE ? at + 1 : Infinity;
}

/** How many code units are the same at the start: by halves, since comparing slices is much quicker than reading them. */
function commonStart(a: string, b: string): number {
  let same = 0;
  let limit = Math.min(a.length, b.length);
  while (same < limit) {
    const middle = (same + limit + 1) >> 1;
    if (a.slice(same, middle) === b.slice(same, middle)) same = middle;
    else limit = middle - 1;
  }
  return same;
}

/** The same at the end; the first `start` code units belong to the start. */
function commonEnd(a: string, b: string, start: number): number {
  let same = 0;
  let limit = Math.min(a.length, b.length) - start;
  while (same < limit) {
    const middle = (same + limit + 1) >> 1;
    const isSame = a.slice(a.length - middle, a.length - same) === b.slice(b.length - middle, b.length - same);
    if (isSame) same = middle;
    else limit = middle - 1;
  }
  return same;
}

/** A piece of text that does not keep the whole in memory, as a mere slice does. */
function copied(text: string, from: number, to: number): string {
  return ` ${text.slice(from, to)}`.slice(1);
}

/** Index of the first span that starts at `offset` or later. */
function firstFrom(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span).from < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
