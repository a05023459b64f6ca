// Edits leave neighbouring lines as `terraform fmt` has them: `=` below `=`, and comments at the ends of lines below each other.
import { parse } from '../hcl/parser';
import { width } from '../hcl/print';
import { type Document, type Span } from '../hcl/tree';
import { visit } from '../hcl/walk';
import { type Edit, type Module, type PlacedEdit } from '../types';
import { edited, joined, origin, toEdits, untouched } from './pieces';

/** The edits, and the white space that follows from them. Lines that were not aligned before stay as they are. */
export function laidOut({ documents }: Module, edits: readonly PlacedEdit[]): readonly PlacedEdit[] {
  return [...new Set(edits.map((it) => it.uri))].flatMap((uri) => {
    const document = documents.find((it) => it.uri === uri);
    const own = edits.filter((it) => it.uri === uri);
    return document ? laidOutIn(document, own).map((it) => ({ uri, ...it })) : own;
  });
}

function laidOutIn(document: Document, edits: readonly Edit[]): readonly Edit[] {
  const { uri, text } = document;
  const pieces = edited(untouched(text.length), edits);
  const after = parse(uri, joined(pieces, text));
  const right = new Set([...runs(document)].flatMap((run) => run.filter(isRight).map((it) => it.from)));
  const spaces = [...runs(after)].flatMap((run) => {
    const origins = run.map((it) => origin(pieces, it.from));
    if (!origins.every((it) => it === undefined || right.has(it))) return [];
    return run.filter((it) => !isRight(it)).map(({ from, to, wanted }) => space(from, to, wanted));
  });
  return toEdits(edited(pieces, spaces), text.length);
}

function space(from: number, to: number, count: number): Edit {
  return { span: { from, to }, text: ' '.repeat(count) };
}

/** White space before an `=` or a comment. */
interface Gap extends Span {
  /** How many spaces it is to be. */
  readonly wanted: number;
}

function isRight({ from, to, wanted }: Gap): boolean {
  return to - from === wanted;
}

/** A line that has an `=` or ends with a comment; a heredoc is one line. */
interface Line {
  readonly start: number;
  /** Where the next line starts. */
  readonly next: number;
  readonly equals?: Span;
  /** The value goes on below: the `=` is aligned with no other. */
  readonly isLong?: boolean;
  readonly comment?: Span;
}

/** What is aligned with one another, as hclwrite's `formatCells` sees it: first by `=`, then by comment. */
function* runs(document: Document): Iterable<readonly Gap[]> {
  const { text } = document;
  const lines = linesOf(document);
  const growth = new Map<Line, number>();
  for (const run of consecutive(lines, 'equals')) {
    const gaps = gapsOf(run, (it) => it.equals);
    yield gaps;
    for (const [index, { from, to, wanted }] of gaps.entries()) growth.set(run[index] as Line, wanted - (to - from));
  }
  for (const run of consecutive(lines, 'comment')) yield gapsOf(run, (it) => it.comment, growth);

  function gapsOf(run: readonly Line[], of: (line: Line) => Span | undefined, growth = new Map<Line, number>()) {
    const before = run.map((it) => {
      const { from, to } = of(it) ?? { from: it.start, to: it.start };
      return { from, to, columns: width(text.slice(it.start, from)) + (growth.get(it) ?? 0) };
    });
    const widest = before.reduce((most, it) => Math.max(most, it.columns), 0);
    return before.map(({ from, to, columns }): Gap => ({ from, to, wanted: widest - columns + 1 }));
  }
}

function consecutive(lines: readonly Line[], what: 'equals' | 'comment'): readonly (readonly Line[])[] {
  const found: Line[][] = [];
  for (const line of lines) {
    if (!line[what]) continue;
    const run = found.at(-1);
    const last = run?.at(-1);
    const isAlone = what === 'equals' && (line.isLong || last?.isLong);
    if (last?.next === line.start && !isAlone) run?.push(line);
    else found.push([line]);
  }
  return found;
}

/** In order. */
function linesOf({ body, comments, text }: Document): readonly Line[] {
  const lines = new Map<number, Line>();
  visit(body, (node) => {
    const name =
      'name' in node && 'equals' in node ? node.name : 'key' in node && 'equals' in node ? node.key : undefined;
    if (!name || !('equals' in node) || node.equals === undefined || !node.value) return;
    const start = lineStart(name.from);
    const isHeredoc = text.startsWith('<<', node.value.from);
    if (text.slice(start, name.from).trim() !== '' || text.charAt(node.equals) !== '=') return;
    const isLong = !isHeredoc && text.slice(node.equals, node.value.to).includes('\n');
    const next = nextLine(isLong ? node.equals : node.value.to);
    add({ start, next, isLong, equals: { from: name.to, to: node.equals } });
  });
  for (const { from } of comments) {
    const start = lineStart(from);
    const code = text.slice(start, from).trimEnd();
    if (code === '' || text.charAt(from + 1) === '*') continue;
    add({ start, next: nextLine(from), comment: { from: start + code.length, to: from } });
  }
  return [...lines.values()].sort((a, b) => a.start - b.start);

  function add(line: Line): void {
    lines.set(line.start, { ...lines.get(line.start), ...line });
  }

  function lineStart(offset: number): number {
    return text.lastIndexOf('\n', offset - 1) + 1;
  }

  function nextLine(offset: number): number {
    const end = text.indexOf('\n', offset);
    return end < 0 ? Infinity : end + 1;
  }
}
