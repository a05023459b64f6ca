import { type Body, type Document, type Span } from '../hcl/tree';
import { type Node, visit } from '../hcl/walk';

/** Lines that can be hidden: those after the line of `from`, up to and with the line of `to`. Always at least one. */
export interface Fold extends Span {
  readonly kind: 'code' | 'comment';
}

/** Blocks, values of several lines, heredocs and comments, by position; one for each line at most. */
export function foldingRanges(document: Document): Fold[] {
  const { text } = document;
  const folds: Fold[] = [...commentFolds(document)];
  visit(document.body, (node) => {
    const span = spanOf(node);
    if (!span) return true;
    // The line with the closing bracket stays.
    const to = span.closed ? lineBefore(text, span.to - 1) : trimmedEnd(text, span);
    if (spansLines(text, span.from, to)) folds.push({ from: span.from, to, kind: 'code' });
    return true;
  });
  folds.sort((a, b) => a.from - b.from || b.to - a.to);
  return folds.filter(({ from }, index) => {
    const before = folds[index - 1];
    return !before || spansLines(text, before.from, from);
  });
}

function spanOf(node: Node | Body): (Span & { closed: boolean }) | undefined {
  if (!('kind' in node)) return undefined;
  switch (node.kind) {
    case 'block':
      return node.open === undefined ? undefined : { from: node.open, to: node.to, closed: node.close !== undefined };
    case 'tuple':
    case 'object':
    case 'for':
    case 'call':
    case 'parentheses':
      return { from: node.from, to: node.to, closed: node.closed };
    case 'template':
      return node.heredoc && { from: node.from, to: node.to, closed: node.closed };
    default:
      return undefined;
  }
}

/** A comment of several lines, or neighbouring lines that hold nothing else. */
function* commentFolds({ text, comments }: Document): Iterable<Fold> {
  let run: { from: number; to: number } | undefined;
  for (const { from, to } of comments) {
    if (text.startsWith('/*', from)) {
      const end = lineBefore(text, to);
      if (spansLines(text, from, end)) yield { from, to: end, kind: 'comment' };
      continue;
    }
    if (text.slice(lineStart(text, from), from).trim() !== '') continue;
    if (run && text.slice(run.to, from).trim() === '' && lineStart(text, from) === nextLine(text, run.to)) run.to = to;
    else {
      if (run && spansLines(text, run.from, run.to)) yield { ...run, kind: 'comment' };
      run = { from, to };
    }
  }
  if (run && spansLines(text, run.from, run.to)) yield { ...run, kind: 'comment' };
}

function spansLines(text: string, from: number, to: number): boolean {
  const end = text.indexOf('\n', from);
  return end >= 0 && end < to;
}

function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function nextLine(text: string, offset: number): number {
  return text.indexOf('\n', offset) + 1;
}

/** End of the line before the one that holds `offset`. */
function lineBefore(text: string, offset: number): number {
  return Math.max(0, lineStart(text, offset) - 1);
}

function trimmedEnd(text: string, { from, to }: Span): number {
  let end = to;
  while (end > from && /\s/.test(text.charAt(end - 1))) end--;
  return end;
}
