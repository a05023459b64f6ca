// A text as it comes out of edits: what it keeps of the original, and what is new. Edits upon edits become one set of edits.
import { type Span } from '../hcl/tree';
import { type Edit } from '../types';

/** A stretch of the original, or new text. Stretches stand in their order. */
export type Piece = Span | string;

/** A text of that length as long as nothing is edited. */
export function untouched(length: number): readonly Piece[] {
  return [{ from: 0, to: length }];
}

/** After edits that do not overlap; their offsets count in what the pieces make. */
export function edited(pieces: readonly Piece[], edits: readonly Edit[]): readonly Piece[] {
  let at = 0;
  const result: Piece[] = [];
  for (const { span, text } of edits.toSorted((a, b) => a.span.from - b.span.from || a.span.to - b.span.to)) {
    result.push(...slice(pieces, at, span.from), text);
    at = span.to;
  }
  return [...result, ...slice(pieces, at, Infinity)];
}

/** What the pieces make of the original `text`. */
export function joined(pieces: readonly Piece[], text: string): string {
  return pieces.map((it) => (typeof it === 'string' ? it : text.slice(it.from, it.to))).join('');
}

/** The edits that make the same of a text of that length. By position; they neither overlap nor touch. */
export function toEdits(pieces: readonly Piece[], length: number): readonly Edit[] {
  const edits: Edit[] = [];
  let [at, text] = [0, ''];
  for (const it of [...pieces, { from: length, to: length }]) {
    if (typeof it === 'string') text += it;
    else if (it.to > it.from || it.from === length) {
      if (text !== '' || it.from > at) edits.push({ span: { from: at, to: it.from }, text });
      [at, text] = [it.to, ''];
    }
  }
  return edits;
}

/** The offset in the original of what stands at `offset`. Undefined where that is new. */
export function origin(pieces: readonly Piece[], offset: number): number | undefined {
  const [first] = slice(pieces, offset, offset + 1);
  return typeof first === 'object' ? first.from : undefined;
}

function slice(pieces: readonly Piece[], from: number, to: number): Piece[] {
  let start = 0;
  return pieces.flatMap((it): Piece[] => {
    const length = typeof it === 'string' ? it.length : it.to - it.from;
    const [first, last] = [Math.max(from - start, 0), Math.min(to - start, length)];
    start += length;
    if (first >= last) return [];
    return [typeof it === 'string' ? it.slice(first, last) : { from: it.from + first, to: it.from + last }];
  });
}
