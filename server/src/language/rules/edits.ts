// Edits that fixes are made of. What they write is as `terraform fmt` leaves it.
import { type HclBlock, printAttributes, printBlock, type PrintOptions } from '../hcl/print';
import { type Block, type Document, type Expression, type Span } from '../hcl/tree';
import { attributeOf, blocksOf } from '../hcl/walk';
import { type PlacedEdit } from '../types';

/** `span` of the document becomes `text`. */
export function replaced({ uri }: Document, { from, to }: Span, text: string): PlacedEdit {
  return { uri, span: { from, to }, text };
}

/**
 * Takes out an attribute or a block, with the comment at its end and, of the empty lines around it, one that nothing needs
 * any more. Other things on its lines stay.
 */
export function removed(document: Document, node: Span): PlacedEdit {
  const { text } = document;
  const start = node.from - indentationAt(document, node.from).length;
  const rest = /^[ \t]*(?:(?:#|\/\/)[^\r\n]*)?(?:\r?\n|$)/.exec(text.slice(node.to));
  const isAlone = start === 0 || text.charAt(start - 1) === '\n';
  if (!rest || !isAlone) return replaced(document, withSpaceInBraces(text, node), '');
  const end = node.to + rest[0].length;
  const isLast = /^\s*(?:\}|$)|^[ \t]*\r?\n/.test(text.slice(end));
  const before = isLast ? (/(?:^|\n)([ \t]*\r?\n)$/.exec(text.slice(0, start))?.[1] ?? '') : '';
  const after = before === '' && isFirst(text, start) ? (/^[ \t]*\r?\n/.exec(text.slice(end))?.[0] ?? '') : '';
  return replaced(document, { from: start - before.length, to: end + after.length }, '');
}

/**
 * Puts attributes or a block behind all that a block has. Undefined where the block is not closed, or has something in it
 * and stands on one line.
 */
export function appended(
  document: Document,
  block: Block,
  what: { readonly attributes: HclBlock['attributes'] } | { readonly block: HclBlock },
): PlacedEdit | undefined {
  const { open, close, body } = block;
  if (open === undefined || close === undefined) return undefined;
  const { text } = document;
  const eol = eolOf(document);
  const outer = indentationAt(document, block.from);
  const options: PrintOptions = { eol, indentation: `${outer}  ` };
  const printed = 'block' in what ? printBlock(what.block, options) : printAttributes(what.attributes, options);
  const isEmpty = body.attributes.length === 0 && body.blocks.length === 0;
  const inside = text.slice(open + 1, close);
  if (isEmpty && inside.trim() === '') {
    return replaced(document, { from: open + 1, to: close }, `${eol}${printed}${outer}`);
  }
  const at = close - indentationAt(document, close).length;
  if (text.charAt(at - 1) !== '\n') return undefined;
  return replaced(document, { from: at, to: at }, isEmpty ? printed : `${eol}${printed}`);
}

/** Adds references to `depends_on` of a resource. Undefined where that is not a list, or the block cannot take it. */
export function withDependencies(
  document: Document,
  block: Block,
  addresses: readonly string[],
): PlacedEdit | undefined {
  const references = addresses.map((reference) => ({ reference }));
  const written = attributeOf(block.body, 'depends_on');
  if (written) return withElements(document, written.value, addresses);
  return appended(document, block, { attributes: [['depends_on', references]] });
}

/** Adds a name to `ignore_changes` of a resource. Undefined as for dependencies. */
export function withIgnored(document: Document, block: Block, name: string): PlacedEdit | undefined {
  const attributes = [['ignore_changes', [{ reference: name }]]] as const;
  const [lifecycle] = blocksOf(block.body, 'lifecycle');
  if (!lifecycle)
    return appended(document, block, { block: { type: 'lifecycle', labels: [], attributes, blocks: [] } });
  const written = attributeOf(lifecycle.body, 'ignore_changes');
  return written ? withElements(document, written.value, [name]) : appended(document, lifecycle, { attributes });
}

/** The white space before what stands at `offset`, as far as nothing else stands on its line. */
export function indentationAt({ text }: Document, offset: number): string {
  return /[ \t]*$/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset))?.[0] ?? '';
}

export function eolOf({ text }: Document): '\r\n' | '\n' {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** Behind the last element, on a line of its own if that has one. */
function withElements(
  document: Document,
  list: Expression | undefined,
  names: readonly string[],
): PlacedEdit | undefined {
  if (list?.kind !== 'tuple' || !list.closed) return undefined;
  const last = list.items.at(-1);
  if (!last) return replaced(document, list, `[${names.join(', ')}]`);
  const indentation = indentationAt(document, last.from);
  const isOwnLine = document.text.charAt(last.from - indentation.length - 1) === '\n';
  const separator = isOwnLine ? `,${eolOf(document)}${indentation}` : ', ';
  return replaced(document, { from: last.to, to: last.to }, names.map((it) => separator + it).join(''));
}

/** `{ x }` becomes `{}`. */
function withSpaceInBraces(text: string, { from, to }: Span): Span {
  const start = /\{[ \t]*$/.exec(text.slice(0, from));
  const end = /^[ \t]*\}/.exec(text.slice(to));
  return start && end ? { from: start.index + 1, to: to + end[0].length - 1 } : { from, to };
}

/** Nothing but space and the start of a block or file above. */
function isFirst(text: string, start: number): boolean {
  return /(?:^|\{)\s*$/.test(text.slice(Math.max(0, start - 200), start)) || start === 0;
}
