// `# auth0-ignore: rule-id[, rule-id]`, at a line's end or on the line before.
import { type Document, type Span, type Word } from '../hcl/tree';

/** One such comment. */
export interface Ignore extends Span {
  /** Where ids may stand: from behind the colon to the comment's end. */
  readonly list: Span;
  /** As written, known or not. */
  readonly ids: readonly Word[];
  /** The line for which it holds, as far as the comment: what starts there is silenced. */
  readonly line: Span;
}

const MARK = /^(?:#|\/\/)[ \t]*auth0-ignore[ \t]*:/;
const ID = /[^\s,]+/g;

/** Those of a document, by position. */
export function ignoresIn(document: Document): readonly Ignore[] {
  const { comments, text } = document;
  return comments.flatMap(({ from, to }) => {
    const comment = text.slice(from, to);
    const mark = MARK.exec(comment)?.[0].length;
    if (mark === undefined) return [];
    const ids = [...comment.slice(mark).matchAll(ID)].map((it) => {
      const start = from + mark + it.index;
      return { text: it[0], from: start, to: start + it[0].length };
    });
    return [{ from, to, list: { from: from + mark, to }, ids, line: lineOf(document, from, to) }];
  });
}

/** Its own line, or where it stands alone, the next one that is no comment either. */
function lineOf(document: Document, from: number, to: number): Span {
  const start = lineStart(document.text, from);
  if (!isBlank(document.text, start, from)) return { from: start, to: from };
  for (let next = to; ;) {
    const line = nextLine(document.text, next);
    const comment = commentOn(document, line);
    if (!comment) return line;
    next = Math.max(comment.to, line.to);
  }
}

/** The comment that the line begins with; undefined where something stands before it, or behind it. */
function commentOn({ comments, text }: Document, line: Span): Span | undefined {
  const found = comments.find((it) => it.from >= line.from && it.from < line.to && isBlank(text, line.from, it.from));
  return found && isBlank(text, found.to, Math.max(found.to, line.to)) ? found : undefined;
}

function nextLine(text: string, offset: number): Span {
  const from = lineEnd(text, offset) + 1;
  return { from, to: from > text.length ? from : lineEnd(text, from) };
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

function isBlank(text: string, from: number, to: number): boolean {
  return text.slice(from, to).trim() === '';
}
