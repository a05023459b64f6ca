// From an offset to what stands, or could be typed, there. Completion and hover start with it.
import { type Attribute, type Block, type Body, type Document, type Span } from './tree';
import { children, type Node } from './walk';

export interface Location {
  /** The blocks whose header or body holds the offset, outermost first. */
  readonly blocks: readonly Block[];
  readonly at: At;
}

export type At =
  /** An empty place where an attribute or a block could begin. */
  | { readonly kind: 'body'; readonly body: Body }
  /** An attribute's name, or a lone word that may become one (or a block's type). */
  | { readonly kind: 'name'; readonly attribute: Attribute }
  | { readonly kind: 'type'; readonly block: Block }
  /** A label or the place for one: `index` may be `block.labels.length`. The header of a lone word is made up. */
  | { readonly kind: 'label'; readonly block: Block; readonly index: number }
  /**
   * In or at the end of a value, or where it is still missing. `path` leads from the value down to the innermost
   * expression, object item, template part or step that holds the offset; it is empty before and in place of a value.
   * What ends with a quote or a bracket does not hold the offset after that.
   */
  | { readonly kind: 'value'; readonly attribute: Attribute; readonly path: readonly Node[] }
  /** In a comment, or where only punctuation can follow. */
  | { readonly kind: 'none' };

const NONE: At = { kind: 'none' };

export function locate(document: Document, offset: number): Location {
  const { text } = document;
  const blocks: Block[] = [];
  let { body } = document;
  if (document.comments.some((it) => holdsInComment(text, it, offset)))
    return { blocks: blocksAt(body, offset), at: NONE };
  for (;;) {
    const block = body.blocks.find((it) => holdsBlock(text, it, offset));
    if (!block) break;
    blocks.push(block);
    if (block.open === undefined || offset <= block.open) return { blocks, at: inHeader(text, block, offset) };
    ({ body } = block);
  }
  const attribute = body.attributes.findLast((it) => it.from <= offset);
  const at = attribute && inAttribute(text, attribute, offset);
  if (at?.kind === 'label') blocks.push(at.block);
  return { blocks, at: at ?? (isItemPlace(text, body, offset) ? { kind: 'body', body } : NONE) };
}

function blocksAt(body: Body, offset: number): Block[] {
  const block = body.blocks.find((it) => it.from < offset && offset < it.to);
  return block ? [block, ...blocksAt(block.body, offset)] : [];
}

function holdsInComment(text: string, { from, to }: Span, offset: number): boolean {
  if (offset <= from || offset > to) return false;
  return offset < to || !text.startsWith('/*', from);
}

function holdsBlock(text: string, block: Block, offset: number): boolean {
  if (offset < block.from) return false;
  if (block.open === undefined) return offset <= block.to || isBlank(text, block.to, offset);
  return offset <= (block.close ?? block.to);
}

function inHeader(text: string, block: Block, offset: number): At {
  if (offset <= block.type.to) return { kind: 'type', block };
  const index = block.labels.findIndex((it) => offset <= it.to);
  const label = block.labels[index < 0 ? block.labels.length - 1 : index];
  if (label && offset >= label.from && (offset < label.to || !label.quoted || !label.closed)) {
    return offset <= label.to ? { kind: 'label', block, index } : nextLabel(text, block, offset);
  }
  return nextLabel(text, block, offset);
}

/** Between two labels, or after the last: only where a blank stands before. */
function nextLabel(text: string, block: Block, offset: number): At {
  if (!isBlank(text, offset - 1, offset)) return NONE;
  return { kind: 'label', block, index: block.labels.filter((it) => it.to <= offset).length };
}

/** Undefined where the offset lies behind the attribute. */
function inAttribute(text: string, attribute: Attribute, offset: number): At | undefined {
  const { name, equals, value } = attribute;
  if (offset <= name.to) return { kind: 'name', attribute };
  if (equals === undefined) {
    return isBlank(text, name.to, offset) ? { kind: 'label', block: headerOf(attribute), index: 0 } : undefined;
  }
  if (offset <= equals) return NONE;
  if (!value) return isBlank(text, equals + 1, offset) ? { kind: 'value', attribute, path: [] } : undefined;
  if (offset < value.from) return { kind: 'value', attribute, path: [] };
  const path: Node[] = [];
  for (let node: Node | undefined = value; node;) {
    if (!holds(text, node, offset)) break;
    path.push(node);
    node = children(node).find((it) => holds(text, it, offset));
  }
  return path.length > 0 ? { kind: 'value', attribute, path } : undefined;
}

/** `resource` and a blank: the header of a block to be, as long as there is no more of it. */
function headerOf({ name }: Attribute): Block {
  const body = { from: name.to, to: name.to, attributes: [], blocks: [] };
  return {
    kind: 'block',
    from: name.from,
    to: name.to,
    type: name,
    labels: [],
    open: undefined,
    body,
    close: undefined,
  };
}

function holds(text: string, node: Node, offset: number): boolean {
  if (offset < node.from) return false;
  if (offset < node.to) return true;
  const end = endOf(node);
  if (offset === node.to) return end !== 'closed';
  if (end === 'line') return isBlank(text, node.to, offset);
  return end === 'bracket' && text.slice(node.to, offset).trim() === '';
}

/**
 * How a node ends: `closed` by a quote or bracket; `line`: something is missing that could follow on the line;
 * `bracket`: a bracket is open, so that something could follow on the next lines as well; `word`: none of these.
 */
function endOf(node: Node): 'closed' | 'line' | 'bracket' | 'word' {
  if (!('kind' in node)) return endOfLast(node.value, node.equals === undefined);
  switch (node.kind) {
    case 'tuple':
    case 'object':
    case 'for':
    case 'call':
    case 'parentheses':
    case 'index':
      return node.closed ? 'closed' : 'bracket';
    case 'template':
    case 'interpolation':
    case 'directive':
      return node.closed ? 'closed' : 'line';
    case 'binary':
      return endOfLast(node.right, false);
    case 'unary':
      return endOfLast(node.operand, false);
    case 'conditional':
      return endOfLast(node.otherwise, false);
    default:
      return 'word';
  }
}

function endOfLast(last: Node | undefined, complete: boolean): 'closed' | 'line' | 'bracket' | 'word' {
  if (last) return endOf(last);
  return complete ? 'word' : 'line';
}

/** Nothing but blanks of one line. */
function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 9) return false;
  }
  return true;
}

/** Nothing stands before the offset on its line, or only the brace that opens the body. */
function isItemPlace(text: string, body: Body, offset: number): boolean {
  if (offset < body.from || offset > body.to) return false;
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  return isBlank(text, Math.max(line, body.from), offset);
}
