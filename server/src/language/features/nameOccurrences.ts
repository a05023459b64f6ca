// The names in one document: what its blocks declare and what its expressions refer to, by name alone. Names that hold only
// inside a `for` or a `dynamic` block are none of the module's.
import { isIdentifier } from '../hcl/print';
import {
  type Attribute,
  type Block,
  type Document,
  type Expression,
  type For,
  type Label,
  type Span,
  type Template,
  type Traversal,
  type Word,
} from '../hcl/tree';
import { attributeOf, blocksOf, children, type Node, stringValue, visit } from '../hcl/walk';
import { iteratorOf } from './completeReferences';
import { type Entity, type EntityKind, type Occurrence } from './entity';

const known = new WeakMap<Document, readonly Occurrence[]>();

/** In no particular order. */
export function nameOccurrences(document: Document): readonly Occurrence[] {
  const found = known.get(document) ?? namesIn(document);
  known.set(document, found);
  return found;
}

/** What a traversal refers to. */
export interface Reference {
  readonly entity: Entity;
  /** The name in it. */
  readonly word: Word;
  /** The steps behind the name. */
  readonly rest: Traversal['steps'];
}

/** Undefined for what is nothing that a module declares, such as `each.key`, and where the name is still missing. */
export function namedBy({ root, steps }: Traversal): Reference | undefined {
  if (OTHERS.has(root.text)) return undefined;
  const kind = KINDS.get(root.text);
  const isPrefix = kind === 'resource' || kind === 'data';
  const words = [root];
  for (const it of steps) {
    if (it.kind !== 'attribute') break;
    words.push(it.name);
  }
  const [owner, word] = kind === undefined ? words : isPrefix ? words.slice(1) : [undefined, words[1]];
  if (!word || word.text === '') return undefined;
  const entity: Entity = { kind: kind ?? 'resource', owner: owner?.text ?? '', name: word.text };
  return { entity, word, rest: steps.slice(isPrefix ? 2 : 1) };
}

/** First words of references; all that are not among these are types of resources. */
const KINDS: ReadonlyMap<string, EntityKind> = new Map([
  ['var', 'variable'],
  ['local', 'local'],
  ['module', 'module'],
  ['data', 'data'],
  ['resource', 'resource'],
]);

/** First words of references to what is declared nowhere. */
const OTHERS: ReadonlySet<string> = new Set(['each', 'count', 'self', 'path', 'terraform', 'ephemeral']);

type Hidden = ReadonlySet<string>;

const NOTHING: Hidden = new Set();

function namesIn(document: Document): Occurrence[] {
  const found: Occurrence[] = [];
  for (const block of document.body.blocks) {
    declarations(document, block, found);
    switch (block.type.text) {
      case 'check':
        for (const it of blocksOf(block.body, 'data')) declarations(document, it, found);
        break;
      case 'moved':
      case 'removed':
        addresses(document, block, found);
        continue;
      default:
    }
    references(document, block, NOTHING, found);
  }
  return found;
}

function declarations(document: Document, block: Block, found: Occurrence[]): void {
  const [first, second] = block.labels;
  switch (block.type.text) {
    case 'resource':
    case 'data':
      if (second) declare({ kind: block.type.text, owner: first?.text ?? '', name: second.text }, second);
      break;
    case 'variable':
    case 'module':
      if (first) declare({ kind: block.type.text, owner: '', name: first.text }, first);
      break;
    case 'locals':
      for (const { name } of block.body.attributes) declare({ kind: 'local', owner: '', name: name.text }, name);
      break;
    default:
  }

  function declare(entity: Entity, word: Word | Label): void {
    if (entity.name === '') return;
    const place = { uri: document.uri, span: 'quoted' in word ? insideQuotes(word) : spanOf(word) };
    found.push({ entity, place, reach: spanOf(word), isDeclaration: true, how: 'name' });
  }
}

/** The addresses of a `moved` or `removed` block. */
function addresses(document: Document, { body }: Block, found: Occurrence[]): void {
  for (const how of ['from', 'to'] as const) {
    const address = attributeOf(body, how)?.value;
    if (address?.kind === 'traversal') refer(document, address, how, found);
  }
}

/** @param hidden names that mean something else here. */
function references(document: Document, within: Node, hidden: Hidden, found: Occurrence[]): void {
  visit(within, (node) => {
    switch ('kind' in node ? node.kind : 'item') {
      case 'attribute':
        return inAttribute(node as Attribute);
      case 'traversal':
        if (!hidden.has((node as Traversal).root.text)) refer(document, node as Traversal, 'name', found);
        return true;
      case 'for': {
        const { names, collection } = node as For;
        const inner = hiding(hidden, names);
        for (const it of children(node)) references(document, it, it === collection ? hidden : inner, found);
        return false;
      }
      case 'template':
        return inTemplate(node as Template);
      case 'block': {
        const block = node as Block;
        if (block.type.text !== 'dynamic') return true;
        const inner = new Set([...hidden, iteratorOf(block)]);
        const isContent = (it: Node) => 'type' in it && it.type.text === 'content';
        for (const it of children(block)) references(document, it, isContent(it) ? inner : hidden, found);
        return false;
      }
      default:
        return true;
    }
  });

  function inAttribute({ name, value }: Attribute): boolean {
    // Those are names of the resource's own attributes.
    if (name.text === 'ignore_changes') return false;
    if (name.text !== 'depends_on' || value?.kind !== 'tuple') return true;
    for (const it of value.items) {
      const quoted = quotedReference(document, it);
      if (quoted) refer(document, quoted, 'name', found);
    }
    return true;
  }

  /** The names of `%{ for }` hold up to its `%{ endfor }`. */
  function inTemplate({ parts }: Template): boolean {
    if (!parts.some((it) => it.kind === 'directive' && it.names.length > 0)) return true;
    const open: Hidden[] = [];
    for (const part of parts) {
      const outer = open.at(-1) ?? hidden;
      references(document, part, outer, found);
      if (part.kind !== 'directive') continue;
      if (part.keyword.text === 'for') open.push(hiding(outer, part.names));
      if (part.keyword.text === 'endfor') open.pop();
    }
    return false;
  }
}

function refer({ uri }: Document, traversal: Traversal, how: Occurrence['how'], found: Occurrence[]): void {
  const named = namedBy(traversal);
  if (!named) return;
  const place = { uri, span: spanOf(named.word) };
  found.push({ entity: named.entity, place, reach: spanOf(traversal), isDeclaration: false, how });
}

/** `"auth0_resource_server.api"`, as Terraform 0.11 wanted it and later ones still read it. */
function quotedReference({ text }: Document, expression: Expression): Traversal | undefined {
  const value = stringValue(expression);
  if (expression.kind !== 'template' || value === undefined) return undefined;
  const { from, to } = expression.inner;
  const names = value.split('.');
  if (text.slice(from, to) !== value || !names.every(isIdentifier)) return undefined;
  const words: Word[] = [];
  for (const name of names) {
    const start = (words.at(-1)?.to ?? from - 1) + 1;
    words.push({ text: name, from: start, to: start + name.length });
  }
  const [root, ...rest] = words;
  const steps = rest.map((name) => ({ kind: 'attribute', from: name.from - 1, to: name.to, name }) as const);
  return root && { kind: 'traversal', root, steps, from, to };
}

function hiding(hidden: Hidden, names: readonly Word[]): Hidden {
  return new Set([...hidden, ...names.map((it) => it.text)]);
}

function insideQuotes({ from, to, quoted, closed }: Label): Span {
  return quoted ? { from: from + 1, to: closed ? to - 1 : to } : { from, to };
}

function spanOf({ from, to }: Span): Span {
  return { from, to };
}
