// What lsp.ts is to the other answers, for those about places: offsets become positions.
import {
  type ClientCapabilities,
  type CodeLens as LspCodeLens,
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentSymbol as LspDocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  type InlayHint as LspInlayHint,
  type Location,
  type LocationLink,
  type SelectionRange,
  type SymbolInformation,
  SymbolKind as LspSymbolKind,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { type TextDocument } from 'vscode-languageserver-textdocument';
import {
  type CodeLens,
  type Definition,
  type DocumentSymbol,
  type Fold,
  type Highlight,
  type InlayHint,
  type Module,
  type Place,
  type PlacedEdit,
  type Span,
  type SymbolKind,
  type WorkspaceSymbol,
} from './language';
import { toLocation, toRange } from './lsp';

/** What the client can do, as far as these answers depend on it. */
export interface NavigationSupport {
  readonly definitionLinks: boolean;
  readonly nestedSymbols: boolean;
  readonly prepareRename: boolean;
  readonly documentChanges: boolean;
  readonly refreshInlayHints: boolean;
  readonly refreshCodeLenses: boolean;
}

export function toNavigationSupport({ textDocument, workspace }: ClientCapabilities): NavigationSupport {
  return {
    definitionLinks: textDocument?.definition?.linkSupport === true,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    prepareRename: textDocument?.rename?.prepareSupport === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    refreshInlayHints: workspace?.inlayHint?.refreshSupport === true,
    refreshCodeLenses: workspace?.codeLens?.refreshSupport === true,
  };
}

/** Links where the client takes them: they underline a scope as a whole, which has several words. */
export function toDefinition(
  file: TextDocument,
  { origin, places }: Definition,
  module: Module,
  { definitionLinks }: NavigationSupport,
): Location[] | LocationLink[] {
  const locations = toLocations(places, module);
  if (!definitionLinks) return locations;
  const originSelectionRange = toRange(file, origin);
  return locations.map(({ uri, range }) => ({
    originSelectionRange,
    targetUri: uri,
    targetRange: range,
    targetSelectionRange: range,
  }));
}

export function toLocations(places: readonly Place[], module: Module): Location[] {
  return places.flatMap((it) => toLocation(it, module) ?? []);
}

export function toHighlight(file: TextDocument, highlight: Highlight): DocumentHighlight {
  const kind = highlight.access === 'write' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read;
  return { range: toRange(file, highlight), kind };
}

/** @param versionOf the version of a document that is open. Another one than it had then, and the client refuses. */
export function toWorkspaceEdit(
  edits: readonly PlacedEdit[],
  module: Module,
  { documentChanges }: NavigationSupport,
  versionOf: (uri: string) => number | undefined,
): WorkspaceEdit {
  const changes = new Map<string, TextEdit[]>();
  for (const edit of edits) {
    const location = toLocation(edit, module);
    if (!location) continue;
    const { uri, range } = location;
    changes.set(uri, [...(changes.get(uri) ?? []), { range, newText: edit.text }]);
  }
  if (!documentChanges) return { changes: Object.fromEntries(changes) };
  return {
    documentChanges: [...changes].map(([uri, all]) => ({
      textDocument: { uri, version: versionOf(uri) ?? null },
      edits: all,
    })),
  };
}

export function toDocumentSymbol(file: TextDocument, symbol: DocumentSymbol): LspDocumentSymbol {
  const { name, detail, kind, span, selection, children } = symbol;
  return {
    name,
    ...(detail === '' ? {} : { detail }),
    kind: symbolKinds[kind],
    range: toRange(file, span),
    selectionRange: toRange(file, selection),
    children: children.map((it) => toDocumentSymbol(file, it)),
  };
}

/** For clients that want a list: all symbols, one after the other. */
export function toSymbolList(file: TextDocument, symbols: readonly DocumentSymbol[]): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, span, children }) => [
    { name, kind: symbolKinds[kind], location: { uri: file.uri, range: toRange(file, span) } },
    ...toSymbolList(file, children),
  ]);
}

/** None for a place in a file that is gone. */
export function toSymbolInformation(symbol: WorkspaceSymbol, modules: readonly Module[]): SymbolInformation[] {
  const location = modules.map((it) => toLocation(symbol.place, it)).find((it) => it !== undefined);
  if (!location) return [];
  return [{ name: symbol.name, kind: symbolKinds[symbol.kind], location, containerName: symbol.container }];
}

export function toFoldingRange(file: TextDocument, { from, to, kind }: Fold): FoldingRange {
  const { start, end } = toRange(file, { from, to });
  return {
    startLine: start.line,
    endLine: end.line,
    ...(kind === 'comment' ? { kind: FoldingRangeKind.Comment } : {}),
  };
}

/** @param spans the smallest first, at least one. */
export function toSelectionRange(file: TextDocument, spans: readonly Span[]): SelectionRange {
  return spans.reduceRight<SelectionRange | undefined>(
    (parent, it) => ({ range: toRange(file, it), ...(parent ? { parent } : {}) }),
    undefined,
  ) as SelectionRange;
}

export function toInlayHint(file: TextDocument, { offset, text }: InlayHint): LspInlayHint {
  return { position: file.positionAt(offset), label: text, paddingLeft: true };
}

/** @param command the client's, which takes URI, position and locations; undefined: the lens is only read. */
export function toCodeLens(
  file: TextDocument,
  { span, title, places }: CodeLens,
  module: Module,
  command: string | undefined,
): LspCodeLens {
  const range = toRange(file, span);
  if (command === undefined || places.length === 0) return { range, command: { title, command: '' } };
  return { range, command: { title, command, arguments: [file.uri, range.start, toLocations(places, module)] } };
}

const symbolKinds: Record<SymbolKind, LspSymbolKind> = {
  resource: LspSymbolKind.Class,
  data: LspSymbolKind.Interface,
  module: LspSymbolKind.Module,
  variable: LspSymbolKind.Variable,
  local: LspSymbolKind.Constant,
  output: LspSymbolKind.Event,
  provider: LspSymbolKind.Package,
  scope: LspSymbolKind.Key,
  block: LspSymbolKind.Struct,
};
