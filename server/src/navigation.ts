// Requests about places: where something is declared and used, what it could be called, and what stands around it.
import {
  type CancellationToken,
  CodeLensRefreshRequest,
  type Connection,
  LSPErrorCodes,
  ResponseError,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { type TextDocument } from 'vscode-languageserver-textdocument';
import {
  codeLenses,
  type Context,
  definition,
  documentSymbols,
  foldingRanges,
  highlight,
  inlayHints,
  type Module,
  prepareRename,
  references,
  type Refusal,
  rename,
  selectionRanges,
  workspaceSymbols,
} from './language';
import { toRange } from './lsp';
import {
  type NavigationSupport,
  toCodeLens,
  toDefinition,
  toDocumentSymbol,
  toFoldingRange,
  toHighlight,
  toInlayHint,
  toLocations,
  toSelectionRange,
  toSymbolInformation,
  toSymbolList,
  toWorkspaceEdit,
} from './lspNavigation';

/** What the server has that these requests need. */
export interface NavigationServer {
  readonly connection: Connection;
  readonly support: NavigationSupport;
  /** Another Terraform extension that works on the same documents. */
  readonly host: 'none' | 'terraform';
  /** The client's command that shows places; see `InitializationOptions`. */
  readonly referencesCommand: string | undefined;
  /** Answers one request about a document. */
  readonly answer: <T>(
    request: string,
    uri: string,
    token: CancellationToken,
    otherwise: T,
    compute: (context: Context, file: TextDocument) => T,
  ) => Promise<T | ResponseError<never>>;
  readonly guard: <T>(what: string, otherwise: T, compute: () => T | Promise<T>) => Promise<T>;
  /** The modules of the workspace, as far as they are known. */
  readonly modules: () => Promise<readonly Module[]>;
  /** The version of a document; undefined unless it is open. */
  readonly versionOf: (uri: string) => number | undefined;
}

export interface Navigation {
  readonly capabilities: ServerCapabilities;
  /** What the client shows by itself may be another now. */
  refresh(): Promise<void>;
}

/** Registers the requests. Those that another Terraform extension answers are left to it. */
export function serveNavigation(server: NavigationServer): Navigation {
  const { connection, support, host, referencesCommand, answer, guard, modules, versionOf } = server;

  connection.onDefinition(({ textDocument, position }, token) =>
    answer('definition', textDocument.uri, token, null, (it, file) => {
      const found = definition(it, file.offsetAt(position));
      return found ? toDefinition(file, found, it.module, support) : null;
    }),
  );

  connection.onReferences(({ textDocument, position, context }, token) =>
    answer('references', textDocument.uri, token, [], (it, file) =>
      toLocations(references(it, file.offsetAt(position), context.includeDeclaration), it.module),
    ),
  );

  connection.onDocumentHighlight(({ textDocument, position }, token) =>
    answer('highlight', textDocument.uri, token, [], (it, file) =>
      highlight(it, file.offsetAt(position)).map((found) => toHighlight(file, found)),
    ),
  );

  connection.onPrepareRename(({ textDocument, position }, token) =>
    answer('rename', textDocument.uri, token, null, (it, file) => {
      const found = prepareRename(it, file.offsetAt(position));
      if (!found) return null;
      return 'refusal' in found ? refused(found) : { range: toRange(file, found.span), placeholder: found.name };
    }),
  );

  connection.onRenameRequest(({ textDocument, position, newName }, token) =>
    answer('rename', textDocument.uri, token, null, (it, file) => {
      const edits = rename(it, file.offsetAt(position), newName, it.settings.rename.addMovedBlock);
      return 'refusal' in edits ? refused(edits) : toWorkspaceEdit(edits, it.module, support, versionOf);
    }),
  );

  connection.onDocumentSymbol(({ textDocument }, token) =>
    answer('symbols', textDocument.uri, token, [], ({ document }, file) => {
      const symbols = documentSymbols(document);
      return support.nestedSymbols ? symbols.map((it) => toDocumentSymbol(file, it)) : toSymbolList(file, symbols);
    }),
  );

  connection.onWorkspaceSymbol(({ query }) =>
    guard('workspace symbols', [], async () => {
      const all = await modules();
      return workspaceSymbols(all, query).flatMap((it) => toSymbolInformation(it, all));
    }),
  );

  connection.onFoldingRanges(({ textDocument }, token) =>
    answer('folding', textDocument.uri, token, [], ({ document }, file) =>
      foldingRanges(document).map((it) => toFoldingRange(file, it)),
    ),
  );

  connection.onSelectionRanges(({ textDocument, positions }, token) =>
    answer('selection ranges', textDocument.uri, token, [], ({ document }, file) =>
      positions.map((it) => toSelectionRange(file, selectionRanges(document, file.offsetAt(it)))),
    ),
  );

  connection.languages.inlayHint.on(({ textDocument, range }, token) =>
    answer('inlay hints', textDocument.uri, token, [], (it, file) => {
      if (!it.settings.inlayHints.enabled) return [];
      const span = { from: file.offsetAt(range.start), to: file.offsetAt(range.end) };
      return inlayHints(it, span).map((hint) => toInlayHint(file, hint));
    }),
  );

  connection.onCodeLens(({ textDocument }, token) =>
    answer('code lenses', textDocument.uri, token, [], (it, file) => {
      if (!it.settings.codeLens.enabled) return [];
      return codeLenses(it).map((lens) => toCodeLens(file, lens, it.module, referencesCommand));
    }),
  );

  return {
    capabilities: {
      renameProvider: support.prepareRename ? { prepareProvider: true } : true,
      inlayHintProvider: true,
      codeLensProvider: {},
      ...(host === 'none' ? alone : {}),
    },
    async refresh() {
      if (support.refreshInlayHints) await connection.languages.inlayHint.refresh();
      if (support.refreshCodeLenses) await connection.sendRequest(CodeLensRefreshRequest.type);
    },
  };
}

/** Without these, the other extension's answers would stand there twice. */
const alone: ServerCapabilities = {
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
};

/** The client shows the text. */
function refused({ refusal }: Refusal): ResponseError<never> {
  return new ResponseError<never>(LSPErrorCodes.RequestFailed, refusal);
}
