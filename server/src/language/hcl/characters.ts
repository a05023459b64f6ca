// Character classes of HCL, on UTF-16 code units. Tables for ASCII, Unicode properties for the rest.

const WORD_START = new Uint8Array(128);
const WORD_PART = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const letter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
  WORD_START[code] = Number(letter);
  WORD_PART[code] = Number(letter || isDigit(code) || code === 45);
}

/** The length in code units of the character at `offset` if an identifier may start there, else 0. */
export function wordStartAt(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  if (code < 128) return WORD_START[code] ?? 0;
  return matchAt(text, offset, /^\p{ID_Start}$/u);
}

/** The end of the identifier whose first character ends at `offset`: `-` is a part of identifiers. */
export function wordEnd(text: string, offset: number): number {
  const { length } = text;
  let at = offset;
  while (at < length) {
    const code = text.charCodeAt(at);
    const step = code < 128 ? WORD_PART[code] : matchAt(text, at, /^\p{ID_Continue}$/u);
    if (!step) break;
    at += step;
  }
  return at;
}

function matchAt(text: string, offset: number, pattern: RegExp): number {
  const point = text.codePointAt(offset);
  if (point === undefined) return 0;
  const character = String.fromCodePoint(point);
  return pattern.test(character) ? character.length : 0;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Space or tab: all that may stand between two tokens of a line. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

/** What Go calls white space (`unicode.IsSpace`); it decides on heredoc markers, indentation and `~`. */
export function isSpace(code: number): boolean {
  if (code < 128) return code === 32 || (code >= 9 && code <= 13);
  if (code === 0x85 || code === 0xa0 || code === 0x1680) return true;
  if (code >= 0x2000 && code <= 0x200a) return true;
  return code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000;
}
