// The text of templates: escapes, `~`, and the indentation that `<<-` removes.
import { isSpace } from './characters';
import { type Directive, type Interpolation, type TemplatePart, type TemplateText } from './tree';

/** A run of text as the official scanner cuts it: `$`, `%` and line ends cut. Its value may still be trimmed. */
export interface Piece {
  readonly kind: 'text';
  readonly from: number;
  readonly to: number;
  value: string;
}

export type Pieces = (Piece | Interpolation | Directive)[];

const HEX = /^[0-9a-fA-F]+$/;
const SIMPLE: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** One escape sequence of a quoted string; `offset` is that of its backslash. Wrong ones stand for themselves. */
export function decodeEscape(text: string, offset: number): { to: number; value: string; problem?: string } {
  const letter = String.fromCodePoint(text.codePointAt(offset + 1) ?? 0);
  const simple = SIMPLE[letter];
  if (simple !== undefined) return { to: offset + 2, value: simple };
  if (letter !== 'u' && letter !== 'U') {
    const problem = `A string knows only \\n, \\r, \\t, \\", \\\\, \\uNNNN and \\UNNNNNNNN. For a backslash write \\\\.`;
    return { to: offset + 1 + letter.length, value: letter, problem };
  }
  const length = letter === 'u' ? 4 : 8;
  let to = offset + 2;
  while (to < offset + 2 + length && HEX.test(text.charAt(to))) to++;
  const value = text.slice(offset, to);
  if (to < offset + 2 + length) {
    return { to, value, problem: `Write ${length} hexadecimal digits after \\${letter}.` };
  }
  const point = parseInt(text.slice(offset + 2, to), 16);
  if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) {
    return {
      to,
      value,
      problem: `${value} is no character. Unicode ends at \\U0010FFFF and has none from \\uD800 to \\uDFFF.`,
    };
  }
  return { to, value: String.fromCodePoint(point) };
}

/** `~}` before a text. */
export function trimStart(value: string): string {
  return value.slice(spaces(value));
}

/** `${~` after a text. */
export function trimEnd(value: string): string {
  let end = value.length;
  while (end > 0 && isSpace(value.charCodeAt(end - 1))) end--;
  return value.slice(0, end);
}

function spaces(value: string): number {
  let at = 0;
  while (at < value.length && isSpace(value.charCodeAt(at))) at++;
  return at;
}

/** Removes from every line the indentation that all lines with something on them share. */
export function removeIndentation(pieces: Pieces): void {
  const leading: Piece[] = [];
  let least = Infinity;
  let startsLine = true;
  for (const piece of pieces) {
    if (startsLine) {
      startsLine = false;
      if (piece.kind !== 'text') least = 0;
      else {
        const count = spaces(piece.value);
        if (count < piece.value.length || !piece.value.endsWith('\n')) {
          least = Math.min(least, count);
          leading.push(piece);
        }
      }
    }
    if (piece.kind === 'text' && piece.value.endsWith('\n')) startsLine = true;
  }
  for (const piece of leading) piece.value = piece.value.slice(least);
}

/** Neighbouring texts become one. */
export function join(pieces: Pieces): TemplatePart[] {
  const parts: TemplatePart[] = [];
  for (let index = 0; index < pieces.length;) {
    const first = pieces[index++] as Pieces[number];
    if (first.kind !== 'text') {
      parts.push(first);
      continue;
    }
    let { to, value } = first;
    for (let next = pieces[index]; next?.kind === 'text'; next = pieces[++index]) {
      to = next.to;
      value += next.value;
    }
    const text: TemplateText = { kind: 'text', from: first.from, to, value };
    parts.push(text);
  }
  return parts;
}
