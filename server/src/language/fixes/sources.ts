// Stretches of a document as they are written, to be put elsewhere.
import { type HclValue } from '../hcl/print';
import { type Document, type Span } from '../hcl/tree';
import { removed } from '../rules/edits';
import { type Edit, type PlacedEdit } from '../types';
import { edited, joined } from './pieces';

/** An expression as it is written. */
export function written({ text }: Document, { from, to }: Span): HclValue & { readonly reference: string } {
  return { reference: text.slice(from, to).replaceAll('\r\n', '\n') };
}

/** With the comments directly above it and the one at its end. */
export function withComments({ text, comments }: Document, { from, to }: Span): Span {
  const behind = comments.find((it) => it.from >= to && /^[ \t]*$/.test(text.slice(to, it.from)));
  const end = behind && (behind.to === text.length || /^\r?\n/.test(text.slice(behind.to))) ? behind.to : to;
  let start = from;
  for (const comment of comments.toReversed()) {
    const isAbove = comment.to <= start && /^[ \t]*\r?\n?[ \t]*$/.test(text.slice(comment.to, start));
    const isAlone = /(?:^|\n)[ \t]*$/.test(text.slice(0, comment.from));
    if (isAbove && isAlone) start = comment.from;
  }
  return { from: start, to: end };
}

/** The text of `span` after edits within it. */
export function textWith({ text }: Document, span: Span, edits: readonly Edit[]): string {
  const moved = edits.map((it) => ({ ...it, span: { from: it.span.from - span.from, to: it.span.to - span.from } }));
  return joined(edited([span], moved), text);
}

/** Takes out all of them; where two of them stand side by side, the empty line between them once. */
export function removedAll(document: Document, nodes: readonly Span[]): readonly PlacedEdit[] {
  const edits: PlacedEdit[] = [];
  for (const next of nodes.map((it) => removed(document, it)).sort((a, b) => a.span.from - b.span.from)) {
    const last = edits.at(-1);
    if (!last || next.span.from > last.span.to) edits.push(next);
    else
      edits[edits.length - 1] = { ...last, span: { from: last.span.from, to: Math.max(last.span.to, next.span.to) } };
  }
  return edits;
}
