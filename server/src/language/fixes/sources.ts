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
  const behind = comments.find((it) => it.from >= to);
  const isBehind = behind && isSpace(to, behind.from) && /^\s*?(?:\n|$)/.test(text.slice(behind.to, behind.to + 2));
  let start = from;
  for (const comment of comments.filter((it) => it.to <= from).toReversed()) {
    const isAlone = isSpace(text.lastIndexOf('\n', comment.from - 1) + 1, comment.from);
    if (!isAlone || !/^[ \t]*\r?\n?[ \t]*$/.test(text.slice(comment.to, start))) break;
    start = comment.from;
  }
  return { from: start, to: isBehind ? behind.to : to };

  /** Of one line. */
  function isSpace(from: number, to: number): boolean {
    return /^[ \t]*$/.test(text.slice(from, to));
  }
}

/** The text of `span` after edits within it. */
export function textWith({ text }: Document, span: Span, edits: readonly Edit[]): string {
  const moved = edits.map((it) => ({ ...it, span: { from: it.span.from - span.from, to: it.span.to - span.from } }));
  return joined(edited([span], moved), text);
}

/** Takes out all of them, with what stands between two of them if that is only space. */
export function removedAll(document: Document, nodes: readonly Span[]): readonly PlacedEdit[] {
  const spans: Span[] = [];
  for (const node of nodes.toSorted((a, b) => a.from - b.from)) {
    const next = { from: node.from, to: withComments(document, node).to };
    const last = spans.at(-1);
    if (last && document.text.slice(last.to, next.from).trim() === '') spans.splice(-1, 1, { ...last, to: next.to });
    else spans.push(next);
  }
  return spans.map((it) => removed(document, it));
}
