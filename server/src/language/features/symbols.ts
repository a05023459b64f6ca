// The outline of a document, and the names of all modules to be searched.
import { type Attribute, type Block, type Document, type Span } from '../hcl/tree';
import { attributeOf, stringValue } from '../hcl/walk';
import { folderName } from '../module';
import { type Module, type Place } from '../types';

export type SymbolKind =
  'resource' | 'data' | 'module' | 'variable' | 'local' | 'output' | 'provider' | 'scope' | 'block';

/** One line of the outline. */
export interface DocumentSymbol {
  /** Never empty. */
  readonly name: string;
  /** Shown beside the name; may be empty. */
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly span: Span;
  /** The name in the text; lies within `span`. */
  readonly selection: Span;
  readonly children: readonly DocumentSymbol[];
}

export interface WorkspaceSymbol {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly place: Place;
  /** The block around it or, for whole blocks, the module's folder. */
  readonly container: string;
}

/** All blocks with their labels, in source order; scopes by their names, the values of `locals` too. */
export function documentSymbols(document: Document): DocumentSymbol[] {
  return document.body.blocks.map((it) => blockSymbol(document, it));
}

/** Symbols that one search finds at most. */
const MOST = 1000;

/**
 * What the modules declare, and the scopes in it, where the letters of `query` occur in that order in the name, in any case.
 * All of it for an empty query, but never more than a list can show.
 */
export function workspaceSymbols(modules: Iterable<Module>, query: string): WorkspaceSymbol[] {
  const wanted = query.toLowerCase().replace(/\s/g, '');
  const found: WorkspaceSymbol[] = [];
  for (const module of modules) {
    const folder = folderName(module);
    for (const document of module.documents) {
      for (const { symbol, container } of named(documentSymbols(document), folder)) {
        if (!matches(symbol.name, wanted)) continue;
        const { name, kind, selection } = symbol;
        found.push({ name, kind, place: { uri: document.uri, span: selection }, container });
        if (found.length >= MOST) return found;
      }
    }
  }
  return found;
}

/** All that has a name of its own. */
function* named(
  symbols: readonly DocumentSymbol[],
  container: string,
): Iterable<{ symbol: DocumentSymbol; container: string }> {
  for (const symbol of symbols) {
    if (symbol.kind !== 'block') yield { symbol, container };
    yield* named(symbol.children, symbol.kind === 'block' ? container : symbol.name);
  }
}

function matches(name: string, wanted: string): boolean {
  const lower = name.toLowerCase();
  let at = 0;
  for (const character of wanted) {
    at = lower.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function blockSymbol(document: Document, block: Block): DocumentSymbol {
  const { type, labels, body } = block;
  const children =
    type.text === 'locals' ? body.attributes.map(localSymbol) : body.blocks.map((it) => nestedSymbol(it));
  const texts = labels.map((it) => it.text);
  const selection = spanOf(labels.at(-1) ?? type);
  const symbol = (kind: SymbolKind, name: string, detail: string) => ({
    ...{ name, detail, kind, span: spanOf(block), selection, children },
  });
  switch (type.text) {
    case 'resource':
      return symbol('resource', texts.join('.') || type.text, detailOf(block));
    case 'data':
      return symbol('data', ['data', ...texts].join('.'), detailOf(block));
    case 'variable':
      return symbol('variable', ['var', ...texts].join('.'), '');
    case 'module':
    case 'output':
    case 'provider':
      return symbol(type.text, [type.text, ...texts].join('.'), '');
    case 'import':
    case 'moved':
    case 'removed':
      return symbol('block', type.text, addressIn(document, block));
    default:
      return symbol('block', nameOf(block), '');
  }
}

function localSymbol(attribute: Attribute): DocumentSymbol {
  const { name } = attribute;
  return {
    ...{ name: `local.${name.text}`, detail: '', kind: 'local', children: [] },
    ...{ span: spanOf(attribute), selection: spanOf(name) },
  };
}

function nestedSymbol(block: Block): DocumentSymbol {
  const own = detailOf(block);
  const isScope = block.type.text === 'scopes' && own !== '';
  return {
    name: isScope ? own : nameOf(block),
    detail: isScope ? textOf(block, 'description') : own,
    kind: isScope ? 'scope' : 'block',
    span: spanOf(block),
    selection: spanOf(block.labels.at(-1) ?? block.type),
    children: block.body.blocks.map(nestedSymbol),
  };
}

function nameOf({ type, labels }: Block): string {
  return [type.text, ...labels.map((it) => it.text)].join(' ').trim();
}

/** What people know a block by, where it is written out. */
function detailOf(block: Block): string {
  return ['name', 'value', 'scope', 'type'].map((it) => textOf(block, it)).find((it) => it !== '') ?? '';
}

function textOf({ body }: Block, name: string): string {
  return stringValue(attributeOf(body, name)?.value) ?? '';
}

/** The resource that an `import`, `moved` or `removed` block is about. */
function addressIn({ text }: Document, { body }: Block): string {
  const address = (attributeOf(body, 'to') ?? attributeOf(body, 'from'))?.value;
  return address?.kind === 'traversal' ? text.slice(address.from, address.to) : '';
}

function spanOf({ from, to }: Span): Span {
  return { from, to };
}
