// The one printer of all HCL that we write. What it prints parses back equal and is as `terraform fmt` leaves it.
import { escape, heredoc, isIdentifier, objectKey, quote, visible } from './printText';

export { isIdentifier, objectKey, quote };

export type HclValue =
  | string
  | number
  | boolean
  | null
  /** An expression as it is written: `auth0_resource_server.api.identifier`. */
  | { readonly reference: string }
  /** A string with expressions in it. */
  | { readonly template: readonly (string | { readonly reference: string })[] }
  | readonly HclValue[]
  | { readonly object: readonly (readonly [key: string, value: HclValue])[] };

export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  /** In the order in which they are printed. Names are printed as they are. */
  readonly attributes: readonly (readonly [name: string, value: HclValue])[];
  readonly blocks: readonly HclBlock[];
  /** Printed above the block, a `#` before each line. */
  readonly comment?: string;
}

export interface PrintOptions {
  /** Line break of the document that the text goes into; `\n` if not given. */
  readonly eol?: '\n' | '\r\n';
  /** White space before every line, where the text goes into a block. */
  readonly indentation?: string;
}

/** Characters of a list that still goes on one line. */
const LONGEST_LIST = 60;
const STEP = '  ';

/** The blocks with a blank line between them and a line break at the end. No blocks: an empty text. */
export function printBlocks(blocks: readonly HclBlock[], options: PrintOptions = {}): string {
  return blocks.map((it) => printBlock(it, options)).join(options.eol ?? '\n');
}

/** One block, line break at the end included. */
export function printBlock(block: HclBlock, { eol = '\n', indentation = '' }: PrintOptions = {}): string {
  // A heredoc's value would take over the file's `\r`.
  const lines = blockLines(block, indentation, eol === '\n');
  return `${lines.join('\n')}\n`.replaceAll('\n', eol);
}

/** `name = value` lines, aligned. Line break at the end included; empty for no attributes. */
export function printAttributes(
  attributes: HclBlock['attributes'],
  { eol = '\n', indentation = '' }: PrintOptions = {},
): string {
  const lines = attributeLines(attributes, indentation, eol === '\n');
  return lines.map((it) => `${it}\n`.replaceAll('\n', eol)).join('');
}

/**
 * A value as it stands after `=` or in brackets, without a line break at the end. `indentation` is that of the line on
 * which it begins. Long lists and objects take several lines, with `\n`; strings are quoted.
 */
export function printValue(value: HclValue, indentation = ''): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number' && !Number.isFinite(value)) return 'null';
  if (value === null || typeof value !== 'object') return String(value);
  if ('reference' in value) return value.reference;
  if ('template' in value) return printTemplate(value.template);
  return 'object' in value ? printObject(value.object, indentation) : printList(value, indentation);
}

function blockLines(
  { type, labels, attributes, blocks, comment }: HclBlock,
  indentation: string,
  heredocs: boolean,
): string[] {
  const inner = indentation + STEP;
  const header = [type, ...labels.map(quote)].join(' ');
  const above =
    comment === undefined ? [] : comment.split(/\r\n|\r|\n/).map((it) => indentation + `# ${visible(it)}`.trimEnd());
  if (attributes.length === 0 && blocks.length === 0) return [...above, `${indentation}${header} {}`];
  const parts = [attributeLines(attributes, inner, heredocs), ...blocks.map((it) => blockLines(it, inner, heredocs))];
  const body = parts.filter((it) => it.length > 0).flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
  return [...above, `${indentation}${header} {`, ...body, `${indentation}}`];
}

/** One entry for each attribute; those of several lines have their line breaks in them. */
function attributeLines(attributes: HclBlock['attributes'], indentation: string, heredocs: boolean): string[] {
  const printed = attributes.map(([name, value]) => ({ name, value: attributeValue(value, indentation, heredocs) }));
  return aligned(printed).map((it) => indentation + it);
}

function attributeValue(value: HclValue, indentation: string, heredocs: boolean): string {
  return (heredocs && typeof value === 'string' && heredoc(value, indentation)) || printValue(value, indentation);
}

function printTemplate(parts: readonly (string | { readonly reference: string })[]): string {
  const [only] = parts;
  // `terraform fmt` takes the quotes off an expression that stands alone in them.
  if (parts.length === 1 && typeof only === 'object') return only.reference;
  const written = parts.map((it, index) => {
    if (typeof it === 'object') return `\${${it.reference}}`;
    const escaped = escape(it);
    // `$` before `${` would make an escape of it.
    return typeof parts[index + 1] === 'object' ? escaped.replace(/\$$/, '\\u0024') : escaped;
  });
  return `"${written.join('')}"`;
}

function printList(items: readonly HclValue[], indentation: string): string {
  const inOneLine = `[${items.map((it) => printValue(it)).join(', ')}]`;
  if (inOneLine.length <= LONGEST_LIST && !inOneLine.includes('\n')) return inOneLine;
  const inner = indentation + STEP;
  const lines = items.map((it) => `${inner}${printValue(it, inner)},`);
  return ['[', ...lines, `${indentation}]`].join('\n');
}

function printObject(items: readonly (readonly [string, HclValue])[], indentation: string): string {
  if (items.length === 0) return '{}';
  const inner = indentation + STEP;
  const lines = aligned(items.map(([key, value]) => ({ name: objectKey(key), value: printValue(value, inner) })));
  return ['{', ...lines.map((it) => inner + it), `${indentation}}`].join('\n');
}

/** `name = value`, the `=` below each other as far as no value with open brackets at its first line's end stands between. */
function aligned(pairs: readonly { readonly name: string; readonly value: string }[]): string[] {
  const lines: string[] = [];
  let run: { readonly name: string; readonly value: string }[] = [];
  for (const pair of pairs) {
    if (!pair.value.includes('\n') || pair.value.startsWith('<<')) run.push(pair);
    else {
      endRun();
      lines.push(`${pair.name} = ${pair.value}`);
    }
  }
  endRun();
  return lines;

  function endRun(): void {
    const widest = run.reduce((most, it) => Math.max(most, width(it.name)), 0);
    for (const { name, value } of run) lines.push(`${name}${' '.repeat(widest - width(name))} = ${value}`);
    run = [];
  }
}

/** In characters as people see them, which is how `terraform fmt` counts. */
export function width(text: string): number {
  return /^[ -~]*$/.test(text) ? text.length : [...new Intl.Segmenter('en').segment(text)].length;
}
