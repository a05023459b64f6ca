// Where in a document new blocks go: between the blocks that are there.
import { type Document, eolOf, type Span } from '../../../server/src/language';

/** An edit that puts whole blocks into one document. */
export interface Insertion {
  readonly uri: string;
  readonly span: Span;
  readonly text: string;
  /** Offset in the document after the edit: behind the last of the new blocks. */
  readonly cursor: number;
}

/** `printed` (whole blocks, a line break at the end) at the next place after `offset` that is in no block and no comment. */
export function insertion(document: Document, offset: number, printed: string): Insertion {
  const { uri, text } = document;
  const eol = eolOf(document);
  const from = endOfText(text, endOfItem(document, offset));
  const next = startOfText(text, from);
  const isFirst = from === startOf(text);
  const isLast = next === text.length;
  const before = isFirst ? '' : eol + eol;
  const body = printed.slice(0, printed.length - eol.length);
  return {
    uri,
    span: { from, to: next },
    text: before + body + eol + (isLast ? '' : eol),
    cursor: from + before.length + body.length,
  };
}

/** `printed` in front of the top-level item that starts at `offset`, and of the comments right above it. */
export function insertionBefore(document: Document, offset: number, printed: string): Insertion {
  const item = items(document).find((it) => it.from <= offset && offset < it.to);
  return insertion(document, item?.from ?? offset, printed);
}

/** `printed` behind everything else. */
export function insertionAtEnd(document: Document, printed: string): Insertion {
  return insertion(document, document.text.length, printed);
}

/** The line's end behind the item that holds the offset; the offset itself where none does, or where one begins. */
function endOfItem(document: Document, offset: number): number {
  return items(document).find((it) => it.from < offset && offset <= it.to)?.to ?? offset;
}

/** Whole lines of the text that belong together: a block with the comments right above it, or comments alone. */
function items({ text, body, comments }: Document): readonly Span[] {
  const found: { from: number; to: number; isComment: boolean }[] = [];
  const parts = [
    ...[...body.blocks, ...body.attributes].map((it) => ({ from: it.from, to: it.to, isComment: false })),
    ...comments.map((it) => ({ from: it.from, to: it.to, isComment: true })),
  ].sort((a, b) => a.from - b.from);
  for (const { from, to, isComment } of parts) {
    const last = found.at(-1);
    const part = { from: text.lastIndexOf('\n', from - 1) + 1, to: lineEnd(text, to), isComment };
    // On a line of the last one, or right below comments.
    if (last && (part.from <= last.to || (last.isComment && isNextLine(text, last.to, part.from)))) {
      last.to = Math.max(last.to, part.to);
      last.isComment &&= isComment;
    } else found.push(part);
  }
  return found;
}

function isNextLine(text: string, end: number, start: number): boolean {
  return text.slice(end, start).replace('\r', '') === '\n';
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end < 0) return text.length;
  return text.charAt(end - 1) === '\r' && end > offset ? end - 1 : end;
}

/** The end of what stands before the offset, white space aside. */
function endOfText(text: string, offset: number): number {
  let rest = offset;
  // An offset in the middle of a line means that line's end.
  if (text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim() !== '') rest = lineEnd(text, offset);
  return Math.max(text.slice(0, rest).trimEnd().length, startOf(text));
}

/** The start of the line on which the next thing stands; the text's end where there is none. */
function startOfText(text: string, offset: number): number {
  const next = offset + (text.slice(offset).length - text.slice(offset).trimStart().length);
  return next === text.length ? next : Math.max(text.lastIndexOf('\n', next - 1) + 1, offset);
}

/** Behind the byte order mark. */
function startOf(text: string): number {
  return text.startsWith('\ufeff') ? 1 : 0;
}
