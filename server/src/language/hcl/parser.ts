// Text to tree. Total: any text gives a tree and a list of errors, in time linear in its length.
import { body, OPEN_BLOCK } from './body';
import { expression } from './expression';
import { type Layout, Reader } from './reader';
import { type Body, type Document, type SyntaxError } from './tree';

/** Parses one file. The grammar is that of hashicorp/hcl `hclsyntax` version 2. */
export function parse(uri: string, text: string): Document {
  const first = new Reader(text, expression, undefined);
  const tree = readFile(first);
  const errors = byLine(text, first.errors);
  if (!first.unbalanced) return { uri, text, body: tree, errors, comments: first.comments };
  // Braces do not balance, so counting them is no help: indentation says what belongs where.
  const floor = errors[0]?.from ?? 0;
  const layout: Layout = { surplus: first.surplus, floor, markers: heredocEnds(text) };
  const second = new Reader(text, expression, layout);
  const guess = readFile(second);
  const line = lineEnd(text, floor);
  const rest = byLine(text, second.errors).filter((it) => it.from > line);
  const [official] = errors.map((it) => (isElsewhere(it, second.errors) ? { ...it, message: ELSEWHERE } : it));
  return { uri, text, body: guess, errors: official ? [official, ...rest] : rest, comments: second.comments };
}

/**
 * Parses whole lines out of a file of `length` code units in which nothing else is wrong. Undefined where they cannot be
 * understood without what follows, unless they are its last, and where braces do not balance.
 */
export function parseLines(
  text: string,
  length: number,
  areLast: boolean,
): Pick<Document, 'body' | 'errors' | 'comments'> | undefined {
  const reader = new Reader(text, expression, undefined, length);
  const tree = readFile(reader);
  const standsAlone = areLast || (reader.endsMet === 1 && reader.noBlockCommentAfter === Infinity);
  if (reader.unbalanced || !standsAlone) return undefined;
  return { body: tree, errors: byLine(text, reader.errors), comments: reader.comments };
}

const ELSEWHERE = 'A } is missing: something that was opened inside this block is not closed.';

/** Counting braces blames the outermost open block. Indentation may know better; then that is the next error. */
function isElsewhere({ from, message }: SyntaxError, guesses: readonly SyntaxError[]): boolean {
  return message === OPEN_BLOCK && guesses.length > 0 && guesses.every((it) => it.from !== from);
}

function readFile(reader: Reader): Body {
  reader.next();
  return body(reader);
}

/** The first error of each line. */
function byLine(text: string, errors: SyntaxError[]): SyntaxError[] {
  let end = -1;
  return errors
    .sort((a, b) => a.from - b.from)
    .filter(({ from }) => {
      if (from <= end) return false;
      end = lineEnd(text, from);
      return true;
    });
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

/** Words that stand alone on a line, each with the offset of the last such line. */
function heredocEnds(text: string): Map<string, number> {
  const ends = new Map<string, number>();
  for (let at = 0; at < text.length;) {
    const end = lineEnd(text, at);
    if (end - at < 200 && end < text.length) {
      const word = text.slice(at, end).trim();
      if (word !== '' && word !== '}') ends.set(word, at);
    }
    at = end + 1;
  }
  return ends;
}
