// How texts are written in HCL: quoted strings, heredocs, names. Part of the printer.
import { isSpace, wordEnd, wordStartAt } from './characters';

/**
 * A quoted string whose value is `text`. What cannot be seen or would change how the line reads (control characters,
 * direction marks) is written as an escape. Half a surrogate pair, which no file can hold, becomes U+FFFD.
 */
export function quote(text: string): string {
  return `"${escape(text)}"`;
}

/** `text` as it stands between quotes. */
export function escape(text: string): string {
  return withoutTemplates(wellFormed(text).replace(SPECIAL, (it) => ESCAPES[it] ?? unicodeEscape(it)));
}

/** Whether `text` may stand before `=` and after `.` as it is. */
export function isIdentifier(text: string): boolean {
  const start = wordStartAt(text, 0);
  return start > 0 && wordEnd(text, start) === text.length;
}

/** A key of an object, in quotes where it needs them. Keywords get them, for `{ for = 1 }` is an error. */
export function objectKey(key: string): string {
  return isIdentifier(key) && !KEYWORDS.has(key) ? key : quote(key);
}

/**
 * `text` as a heredoc, `<<-` where it can be indented; `indentation` is that of the attribute. Undefined where a heredoc
 * cannot hold exactly this text: it ends every line with `\n`, the last one too, and knows no escapes.
 */
export function heredoc(text: string, indentation: string): string | undefined {
  if (!text.endsWith('\n') || text === '\n' || INVISIBLE.test(text.replace(/[\n\t]/g, ''))) return undefined;
  const lines = wellFormed(text).slice(0, -1).split('\n');
  const marker = markerFor(lines);
  const content = lines.map(withoutTemplates);
  if (!isIndentable(lines)) return [`<<${marker}`, ...content, marker].join('\n');
  const indented = content.map((it) => (it === '' ? '' : `${indentation}  ${it}`));
  return [`<<-${marker}`, ...indented, `${indentation}${marker}`].join('\n');
}

/** `text` for a comment, which has no escapes: without what a quoted string would escape. */
export function visible(text: string): string {
  return wellFormed(text).replace(new RegExp(INVISIBLE, 'gu'), '');
}

const KEYWORDS = new Set(['for', 'null', 'true', 'false']);
const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Controls, line and paragraph separators, direction marks and overrides, the byte order mark. */
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;
const SPECIAL = new RegExp(`["\\\\]|${INVISIBLE.source}`, 'gu');

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** `$${` for `${`, `%%{` for `%{`: the same in quotes and heredocs. More such signs in front stay as they are. */
function withoutTemplates(text: string): string {
  return text.replace(/([$%])\{/g, '$1$1{');
}

/** A marker that no line could be taken for. */
function markerFor(lines: readonly string[]): string {
  const taken = new Set(lines.map((it) => it.trim()));
  let marker = 'EOT';
  for (let count = 2; taken.has(marker); count++) marker = `EOT${count}`;
  return marker;
}

/** Whether `<<-` gives the text back: it takes the smallest indentation away from all lines, so one must have none. */
function isIndentable(lines: readonly string[]): boolean {
  const written = lines.filter((it) => it !== '');
  return written.some((it) => !isSpace(it.charCodeAt(0))) && written.every((it) => it.trim() !== '');
}
