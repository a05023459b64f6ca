import { type Document } from '../hcl/tree';
import { eolOf, replaced } from '../rules/edits';
import { type PlacedEdit } from '../types';

/** Puts printed blocks below the line on which something ends, with an empty line between. */
export function below(document: Document, after: number, printed: string): PlacedEdit {
  const { text, comments } = document;
  let end = after;
  for (;;) {
    const line = text.indexOf('\n', end);
    end = line < 0 ? text.length : line;
    const comment = comments.find((it) => it.from < end && end < it.to);
    if (!comment) break;
    end = comment.to;
  }
  if (text.charAt(end - 1) === '\r' && text.charAt(end) === '\n') end--;
  const eol = eolOf(document);
  const space = text.slice(0, end).trim() === '' ? '' : eol + eol;
  return replaced(document, { from: end, to: end }, space + printed.slice(0, -eol.length));
}
