// The Language Server Protocol around the language library: takes a request, asks a feature, replies.
import {
  type CancellationToken,
  type CompletionItem,
  type CompletionList,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  WatchKind,
} from 'vscode-languageserver';
import { type TextDocument } from 'vscode-languageserver-textdocument';
import { serveCodeActions } from './codeActions';
import { followConfiguration } from './configuration';
import { followDocuments } from './documents';
import { type FileSystem } from './files';
import {
  complete,
  type Context,
  describeProvider,
  documentationFor,
  hover,
  type Module,
  providerOf,
  validate,
} from './language';
import { toCompletionList, toDiagnostic, toDocumentationKey, toHover, toLocation, toMarkup, toSupport } from './lsp';
import { toNavigationSupport } from './lspNavigation';
import { serveNavigation } from './navigation';
import { providerChanged, type ProviderParams, providerRequest, type ProviderResult } from './protocol';
import { defaultsBeside, section, toInitializationOptions } from './settings';
import { mayOpenList, triggerCharacters } from './triggers';
import { createWorkspace } from './workspace';

/** Milliseconds that an answer waits for the disk; after that it rests on what is known. */
const patience = 2_000;

const watched = ['**/*.tf', '**/*.tofu', '**/.terraform.lock.hcl'];

/** Of a folder that is deleted, clients name nothing but the folder. */
const deleted = { globPattern: '**/*', kind: WatchKind.Delete };

/** Serves one client until it goes. */
export function startServer(connection: Connection, files: FileSystem): void {
  connection.onInitialize((params) => serve(connection, files, params));
  connection.listen();
}

function serve(
  connection: Connection,
  files: FileSystem,
  { capabilities, ...params }: InitializeParams,
): InitializeResult {
  const support = toSupport(capabilities);
  const { host, settings, suggestCommand, referencesCommand } = toInitializationOptions(params.initializationOptions);
  const configuration = followConfiguration(connection, support.configuration, defaultsBeside(host), settings);
  const documents = followDocuments(connection, { changed, saved, closed });
  const log = (message: string) => connection.console.info(message);
  const workspace = createWorkspace({ files, open: documents, log, patience, late: refresh });
  /** Modules of which something changed since the last `tell`. */
  const touched = new Set<string>();
  /** The module that a document had when the client was last told about it: another one when a calling module changed. */
  const seen = new Map<string, Module>();
  /** The provider as the client was last told, by the document that it asked about. */
  const told = new Map<string, string>();

  let roots = params.workspaceFolders?.map((it) => it.uri) ?? [];
  workspace.setRoots(roots);

  connection.onInitialized(() => {
    const { client } = connection;
    const watchers = [...watched.map((globPattern) => ({ globPattern })), deleted];
    if (support.watchFiles) send(() => client.register(DidChangeWatchedFilesNotification.type, { watchers }));
    if (support.watchConfiguration) send(() => client.register(DidChangeConfigurationNotification.type, { section }));
    if (!support.workspaceFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map((it) => it.uri));
      roots = [...roots.filter((it) => !gone.has(it)), ...added.map((it) => it.uri)];
      workspace.setRoots(roots);
      refresh();
    });
  });

  connection.onCompletion(({ textDocument, position, context }, token) =>
    answer<CompletionItem[] | CompletionList>('completion', textDocument.uri, token, [], (it, file) => {
      const offset = file.offsetAt(position);
      const typed = context?.triggerCharacter;
      if (typed !== undefined && !mayOpenList(typed, it.document.text, offset)) return [];
      return toCompletionList(file, complete(it, offset), support, suggestCommand);
    }),
  );

  connection.onCompletionResolve((item) =>
    guard('resolve', item, () => {
      const key = toDocumentationKey(item);
      const text = key ? documentationFor(key) : '';
      return text === '' ? item : { ...item, documentation: toMarkup(text, support.documentationFormat) };
    }),
  );

  connection.onHover(({ textDocument, position }, token) =>
    answer('hover', textDocument.uri, token, null, (it, file) => {
      const found = hover(it, file.offsetAt(position));
      return found ? toHover(file, found, support) : null;
    }),
  );

  connection.languages.diagnostics.on(({ textDocument }, token) => {
    const report = (items: ReturnType<typeof diagnosticsOf>) =>
      ({ kind: DocumentDiagnosticReportKind.Full, items }) as const;
    return answer('diagnostics', textDocument.uri, token, report([]), (it, file) => report(diagnosticsOf(it, file)));
  });

  connection.onDidChangeConfiguration(({ settings }) => {
    configuration.change(settings);
    refresh();
  });

  connection.onDidChangeWatchedFiles(({ changes }) =>
    guard('watched files', undefined, async () => {
      if (await workspace.changed(changes.map((it) => it.uri))) refresh();
    }),
  );

  connection.onRequest(providerRequest, ({ uri }: ProviderParams) =>
    guard('provider', null, async () => {
      const provider = await providerAt(uri);
      told.set(uri, JSON.stringify(provider));
      return provider;
    }),
  );

  const navigation = serveNavigation({
    ...{ connection, support: toNavigationSupport(capabilities), host, referencesCommand, answer, guard },
    modules: () => workspace.modules(),
    versionOf: (uri) => documents.file(uri)?.version,
  });

  return {
    serverInfo: { name: 'Auth0 APIs for Terraform' },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      completionProvider: { triggerCharacters, resolveProvider: true },
      hoverProvider: true,
      ...(support.pullDiagnostics
        ? { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false } }
        : {}),
      ...navigation.capabilities,
      ...serveCodeActions({ connection, capabilities, answer, versionOf: (uri) => documents.file(uri)?.version }),
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
  };

  /**
   * Answers one request about a document. A bug in it costs that answer, not the server. The document may change while the
   * disk is read: then there is no answer, and the client asks again if it still wants one.
   */
  function answer<T>(
    request: string,
    uri: string,
    token: CancellationToken,
    otherwise: T,
    compute: (context: Context, file: TextDocument) => T,
  ): Promise<T | ResponseError<never>> {
    return guard<T | ResponseError<never>>(`${request} for ${uri}`, otherwise, async () => {
      const file = documents.file(uri);
      if (!file) return otherwise;
      const context = await contextOf(file);
      if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
      return context
        ? compute(context, file)
        : new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed.');
    });
  }

  async function guard<T>(what: string, otherwise: T, compute: () => T | Promise<T>): Promise<T> {
    try {
      return await compute();
    } catch (error) {
      connection.console.error(`${what} failed: ${error instanceof Error ? error.stack : String(error)}`);
      return otherwise;
    }
  }

  /** Undefined when the document changed before all of it was known. */
  async function contextOf(file: TextDocument): Promise<Context | undefined> {
    const document = documents.parsed(file);
    const settings = await configuration.of(file.uri);
    const module = await workspace.moduleOf(file.uri);
    const isCurrent = documents.file(file.uri) === file && documents.parsed(file) === document;
    return isCurrent ? { document, module, settings } : undefined;
  }

  function diagnosticsOf(context: Context, file: TextDocument) {
    return validate(context).map((it) => toDiagnostic(file, it, context.module));
  }

  /** Null where neither an open document nor a folder is meant. */
  async function providerAt(uri: string): Promise<ProviderResult | null> {
    if (!documents.file(uri) && !workspace.isInFolder(uri)) return null;
    const module = await workspace.moduleOf(uri);
    const provider = providerOf(module, await configuration.of(uri));
    const place = provider.place && toLocation(provider.place, module);
    return { version: provider.version, ...describeProvider(provider), ...(place ? { place } : {}) };
  }

  function changed({ uri }: TextDocument): void {
    workspace.touch(uri);
    touch(workspace.moduleUri(uri));
  }

  /** Clients that watch no files at least say what they save. */
  function saved({ uri }: TextDocument): void {
    if (!support.watchFiles) send(() => workspace.changed([uri]));
  }

  function closed({ uri }: TextDocument): void {
    workspace.close(uri);
    configuration.forget(uri);
    told.delete(uri);
    seen.delete(uri);
    if (!support.pullDiagnostics) send(() => connection.sendDiagnostics({ uri, diagnostics: [] }));
    touch(workspace.moduleUri(uri));
  }

  /** All answers may have changed. */
  function refresh(): void {
    if (told.size > 0) send(() => connection.sendNotification(providerChanged));
    send(() => navigation.refresh());
    if (!support.pullDiagnostics) documents.files().forEach((it) => touch(workspace.moduleUri(it.uri)));
    else if (support.refreshDiagnostics) send(() => connection.languages.diagnostics.refresh());
  }

  function touch(module: string): void {
    if (support.pullDiagnostics && told.size === 0) return;
    // One round for all messages that have come in by then.
    if (touched.size === 0) setImmediate(() => send(tell));
    touched.add(module);
  }

  /** Tells the client what it does not ask for: another provider version, and diagnostics unless it pulls them. */
  async function tell(): Promise<void> {
    const modules = new Set(touched);
    touched.clear();
    for (const uri of told.keys()) {
      if (!(await isTouched(uri, modules))) continue;
      const now = JSON.stringify(await providerAt(uri));
      if (now === told.get(uri)) continue;
      told.set(uri, now);
      send(() => connection.sendNotification(providerChanged));
    }
    if (support.pullDiagnostics) return;
    for (const file of documents.files()) if (await isTouched(file.uri, modules)) send(() => publish(file));
  }

  async function isTouched(uri: string, modules: ReadonlySet<string>): Promise<boolean> {
    const isNamed = modules.has(workspace.moduleUri(uri));
    if (!workspace.isInFolder(uri)) return isNamed;
    const module = await workspace.moduleOf(uri);
    const isSame = seen.get(uri) === module;
    seen.set(uri, module);
    return isNamed || !isSame;
  }

  async function publish(file: TextDocument): Promise<void> {
    const { uri, version } = file;
    const context = await contextOf(file);
    // Undefined: a newer version has its own round.
    if (context) await connection.sendDiagnostics({ uri, version, diagnostics: diagnosticsOf(context, file) });
  }

  /** Sends without waiting. What the client does not take is no reason to end. */
  function send(work: () => Promise<unknown>): void {
    void guard('Telling the client', undefined, work);
  }
}
