// The characters around the cursor that matter: blanks and comments are passed over.
import { type Document } from '../hcl/tree';

/** The next character on the line, or on any line if `acrossLines`; empty where there is none. */
export function nextCharacter({ text, comments }: Document, offset: number, acrossLines = false): string {
  const blank = acrossLines ? /[\s\ufeff]/ : /[ \t\ufeff]/;
  let at = offset;
  for (;;) {
    while (blank.test(text.charAt(at))) at++;
    const comment = comments.find((it) => it.from === at);
    if (!comment) return text.charAt(at).trim();
    at = comment.to;
  }
}

/** Up to `length` characters that end with the last one before `offset`, on whatever line that is. */
export function textBefore({ text, comments }: Document, offset: number, length: number): string {
  let at = offset;
  for (;;) {
    while (at > 0 && /\s/.test(text.charAt(at - 1))) at--;
    const comment = comments.find((it) => it.to === at);
    if (!comment) return text.slice(Math.max(0, at - length), at);
    at = comment.from;
  }
}
