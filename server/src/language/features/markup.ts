// Markdown's own parts: what makes a paragraph, a list, a code span of any text. Knows nothing of Terraform or Auth0.

/** A piece of text, or nothing where a condition does not hold. */
export type Part = string | false | undefined;

/** The bold first line: a name and what is known of it in a few words. */
export function title(name: string, marks: readonly string[]): string {
  return [`**${code(name)}**`, ...marks].join(' · ');
}

/** The parts that are there, one blank line apart. */
export function paragraphs(parts: readonly Part[]): string {
  return present(parts).join('\n\n');
}

/** A list of the items that are there; empty for none. */
export function list(items: readonly Part[]): string {
  return present(items)
    .map((it) => `- ${it}`)
    .join('\n');
}

/** `text` as a code span of one line, whatever it contains. Long text is cut. */
export function code(text: string): string {
  const shown = oneLine(text);
  if (shown === '') return '(empty)';
  const fence = '`'.repeat(1 + Math.max(0, ...(shown.match(/`+/g) ?? []).map((it) => it.length)));
  const pad = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return fence + pad + shown + pad + fence;
}

/** `text` as running text of one line in which nothing is markup, at the start of a line or later. Long text is cut. */
export function escape(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_[\]<>~|&]/g, '\\$&')
    .replace(/^[#+=-]/, '\\$&')
    .replace(/^(\d{1,9})(?=[.)])/, '$1\\');
}

function present(parts: readonly Part[]): string[] {
  return parts.filter((it): it is string => it !== undefined && it !== false && it !== '');
}

/** Characters, not code units. */
const LONGEST = 120;

/** Line breaks and other controls end a code span; marks of direction reorder what stands around them. */
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

function oneLine(text: string): string {
  const characters = [
    ...text
      .slice(0, 4 * LONGEST)
      .replace(INVISIBLE, ' ')
      .trim(),
  ];
  const shown = characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : characters.join('');
  // Isolated, so that what follows on the line keeps its order.
  return RIGHT_TO_LEFT.test(shown) ? `\u2068${shown}\u2069` : shown;
}
