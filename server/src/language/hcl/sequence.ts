// `${ }` and `%{ }` inside a template.
import { type Reader } from './reader';
import { Kind } from './scanner';
import { type Pieces, trimEnd, trimStart } from './text';
import { type Expression, type Word } from './tree';

const UNCLOSED = 'Close the ${ or %{ with }. For the characters ${ themselves write $${.';

/** The parts of one template while it is read. */
export class Content {
  readonly pieces: Pieces = [];
  private trims = false;

  addText(from: number, to: number, value: string): void {
    if (from === to) return;
    this.pieces.push({ kind: 'text', from, to, value: this.trims ? trimStart(value) : value });
    this.trims = false;
  }

  addSequence(part: Pieces[number], trimsBefore: boolean, trimsAfter: boolean): void {
    const last = this.pieces.at(-1);
    if (trimsBefore && last?.kind === 'text') last.value = trimEnd(last.value);
    this.pieces.push(part);
    this.trims = trimsAfter;
  }
}

/** Whether `${` or `%{` stands at `offset`. */
export function startsSequence(text: string, offset: number): boolean {
  return text.charCodeAt(offset + 1) === 123;
}

/** Reads the sequence at `from` and gives the offset where the text goes on. `inner` is where the template's text began. */
export function readSequence(r: Reader, from: number, inner: number, quoted: boolean, content: Content): number {
  const { ignoring, braces, brackets, parens, lineStart } = r;
  r.ignoring = true;
  r.braces = 1;
  r.brackets = r.parens = 0;
  r.templates++;
  const failures = r.failures;
  const directive = r.text.charCodeAt(from) === 37;
  const tilde = r.text.charCodeAt(from + 2) === 126;
  const start = from + (tilde ? 3 : 2);
  let part = readInside(r, start, directive);
  let closed = isClose(r, failures);
  if (!closed) {
    const ended = r.is(Kind.End) || (r.is(Kind.Quote) && quoted);
    if (directive || !ended) r.fail(UNCLOSED);
    else if (lineStart <= inner) r.report(from, from + 2, UNCLOSED);
    else r.report(inner, inner + 1, UNCLOSED);
    // In a heredoc the text after the line has nothing to do with a sequence that somebody left open.
    if (!quoted && r.templates === 1 && r.spend(r.end - from) && r.text.slice(from, r.end).includes('\n')) {
      r.silentUntil = Math.max(r.silentUntil, r.from);
      r.oneLine = true;
      part = readInside(r, start, directive);
      closed = isClose(r, failures);
      r.oneLine = false;
    }
  }
  const trimsAfter = closed && r.is(Kind.CloseTemplate);
  let to = r.to;
  if (!closed) {
    to = resumeAt(r.text, Math.max(r.end, start), quoted);
    closed = r.text.charCodeAt(to - 1) === 125 && to > Math.max(r.end, start);
  }
  r.ignoring = ignoring;
  r.braces = braces;
  r.brackets = brackets;
  r.parens = parens;
  r.templates--;
  const { expression, keyword, names } = part;
  content.addSequence(
    keyword
      ? { kind: 'directive', from, to, keyword, names, expression, closed }
      : { kind: 'interpolation', from, to, expression, closed },
    tilde,
    trimsAfter,
  );
  return to;
}

interface Inside {
  readonly expression: Expression | undefined;
  /** Of a directive. */
  readonly keyword: Word | undefined;
  readonly names: readonly Word[];
}

function readInside(r: Reader, start: number, directive: boolean): Inside {
  r.jump(start);
  if (directive) return readDirective(r);
  const expression = r.expression(r, 'Write an expression between ${ and }.');
  return { expression, keyword: undefined, names: [] };
}

function readDirective(r: Reader): Inside {
  const names: Word[] = [];
  let expression: Expression | undefined;
  if (!r.is(Kind.Word)) {
    r.fail('Write if, else, endif, for or endfor after %{. For the characters %{ themselves write %%{.');
    return { expression, keyword: { from: r.end, to: r.end, text: '' }, names };
  }
  const keyword = r.takeWord();
  switch (keyword.text) {
    case 'if':
      expression = r.expression(r, 'Write a condition after if.');
      break;
    case 'for':
      if (readNames(r, names)) expression = r.expression(r, 'Write the collection to go through after in.');
      break;
    case 'else':
    case 'endif':
    case 'endfor':
      break;
    default:
      r.report(
        keyword.from,
        keyword.to,
        `"${keyword.text}" is no directive. Write if, else, endif, for or endfor; for the characters %{ themselves write %%{.`,
      );
  }
  return { expression, keyword, names };
}

/** `name in` or `key, value in`, after `for`. False, and reported, where that is not what stands there. */
export function readNames(r: Reader, names: Word[]): boolean {
  do {
    if (!r.is(Kind.Word)) {
      r.fail(
        names.length === 0 ? 'Write a name after for: for name in collection.' : 'Write a second name after the comma.',
      );
      return false;
    }
    names.push(r.takeWord());
    if (names.length === 2 || !r.is(Kind.Comma)) break;
    r.next();
  } while (names.length < 2);
  if (!r.isWord('in')) {
    r.fail('Write in and the collection after the names: for name in collection.');
    return false;
  }
  r.next();
  return true;
}

/** A `}` on a later line closes nothing that went wrong before. */
function isClose(r: Reader, failures: number): boolean {
  if (!r.is(Kind.CloseBrace) && !r.is(Kind.CloseTemplate)) return false;
  return r.failures === failures || r.lineStart <= r.end;
}

/** After the next `}` of the line; else at the quote that ends the string; else at the line's end. */
function resumeAt(text: string, offset: number, quoted: boolean): number {
  let at = offset;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 125) return at + 1;
    if (code === 34 && quoted) return at;
    if (code === 10) return text.charCodeAt(at - 1) === 13 && at > offset ? at - 1 : at;
  }
  return at;
}

/** Reports directives without partner; `end` is where the template ends, undefined where that is not known. */
export function reportUnbalanced(r: Reader, pieces: Pieces, end: number | undefined): void {
  const open: { keyword: Word; hasElse: boolean }[] = [];
  for (const piece of pieces) {
    if (piece.kind !== 'directive') continue;
    const { text } = piece.keyword;
    if (text === 'if' || text === 'for') {
      open.push({ keyword: piece.keyword, hasElse: false });
      continue;
    }
    if (text !== 'else' && text !== 'endif' && text !== 'endfor') continue;
    const top = open.at(-1);
    if (text === 'else' && top?.keyword.text === 'if' && !top.hasElse) {
      top.hasElse = true;
      continue;
    }
    open.pop();
    if (top && text === `end${top.keyword.text}`) continue;
    const advice = top ? `Write %{ end${top.keyword.text} } first.` : 'Remove it, or write the beginning before it.';
    r.addError(piece.from, piece.to, `This %{ ${text} } belongs to nothing. ${advice}`);
  }
  if (end === undefined) return;
  for (const { keyword } of open.reverse()) {
    r.addError(end, end, `%{ end${keyword.text} } is missing: %{ ${keyword.text} } has no end.`);
  }
}
