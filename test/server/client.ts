// A small LSP client: starts the server as an editor does, speaks over its standard input and output, and waits for what it says.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionRequest,
  CompletionTriggerKind,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  FileChangeType,
  type FileEvent,
  type Hover,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type InitializeParams,
  type InitializeResult,
  LogMessageNotification,
  type PublishDiagnosticsParams,
  PublishDiagnosticsNotification,
  type Registration,
  RegistrationRequest,
  ShutdownRequest,
} from 'vscode-languageserver/node';
import { cursor } from '../fixture';
import { providerChanged, providerRequest, type ProviderResult } from '../../server/src/protocol';

/** What a modern editor can do. */
export const modern: ClientCapabilities = {
  textDocument: {
    completion: {
      completionItem: {
        snippetSupport: true,
        insertReplaceSupport: true,
        labelDetailsSupport: true,
        documentationFormat: ['markdown', 'plaintext'],
        tagSupport: { valueSet: [1] },
      },
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    diagnostic: {},
  },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
  },
};

export interface Options {
  readonly capabilities?: ClientCapabilities;
  /** Paths. */
  readonly folders?: readonly string[];
  readonly initializationOptions?: unknown;
  /** Answers `workspace/configuration` for one document. */
  readonly configuration?: (uri: string) => unknown;
}

export type Client = Awaited<ReturnType<typeof startClient>>;

/** Starts the server in `program` and says hello to it. It ends with the test. */
export async function startClient(t: TestContext, program: string, options: Options = {}) {
  const server = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = new Promise<number | null>((resolve) => server.once('exit', resolve));
  const connection = createProtocolConnection(server.stdout, server.stdin);
  // A test that waits for what never comes fails, because then nobody is left who could send it.
  const deadline = setTimeout(() => server.kill(), 30_000);
  t.after(() => {
    clearTimeout(deadline);
    connection.dispose();
    server.kill();
    return exited;
  });

  const log: string[] = [];
  const registrations: Registration[] = [];
  const published = listener<PublishDiagnosticsParams>();
  const refreshed = listener<undefined>();
  const changedProvider = listener<undefined>();
  connection.onNotification(LogMessageNotification.type, ({ message }) => void log.push(message));
  connection.onNotification(PublishDiagnosticsNotification.type, published.hear);
  connection.onNotification(providerChanged, () => changedProvider.hear(undefined));
  connection.onRequest(RegistrationRequest.type, (it) => void registrations.push(...it.registrations));
  connection.onRequest(DiagnosticRefreshRequest.type, () => refreshed.hear(undefined));
  connection.onRequest(ConfigurationRequest.type, ({ items }) =>
    items.map((it) => options.configuration?.(it.scopeUri ?? '') ?? null),
  );
  connection.listen();

  const folders = options.folders ?? [];
  const params: InitializeParams = {
    processId: process.pid,
    rootUri: null,
    capabilities: options.capabilities ?? modern,
    workspaceFolders: folders.map((it) => ({ uri: pathToFileURL(it).href, name: path.basename(it) })),
    initializationOptions: options.initializationOptions,
  };
  const initialized: InitializeResult = await connection.sendRequest(InitializeRequest.type, params);
  await connection.sendNotification(InitializedNotification.type, {});
  const versions = new Map<string, number>();
  const client = { server, connection, initialized, exited, log, registrations, published, refreshed, changedProvider };
  return { ...client, open, change, close, complete, hover, diagnostics, rules, provider, filesChanged, shutDown };

  /** Opens a document; a `$0` in the text is the cursor, and its place comes back. */
  async function open(uri: string, marked: string) {
    const { text, offset } = marked.includes('$0') ? cursor(marked) : { text: marked, offset: marked.length };
    versions.set(uri, 1);
    const textDocument = { uri, languageId: 'terraform', version: 1, text };
    await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    const before = text.slice(0, offset).split('\n');
    return { textDocument: { uri }, position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 } };
  }

  /** Replaces `from` by `to` at its only place in `text`, which is the document's text before. Gives the text after. */
  async function change(uri: string, text: string, from: string, to: string): Promise<string> {
    const offset = text.indexOf(from);
    assert.ok(offset >= 0 && text.lastIndexOf(from) === offset, `"${from}" stands in the text once`);
    const version = (versions.get(uri) ?? 0) + 1;
    versions.set(uri, version);
    const at = (end: number) => {
      const before = text.slice(0, end).split('\n');
      return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    };
    const contentChanges = [{ range: { start: at(offset), end: at(offset + from.length) }, text: to }];
    const textDocument = { uri, version };
    await connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument, contentChanges });
    return text.slice(0, offset) + to + text.slice(offset + from.length);
  }

  function close(uri: string): Promise<void> {
    return connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** The offers at a place; `typed` is the character that has opened the list. */
  async function complete(place: Awaited<ReturnType<typeof open>>, typed?: string): Promise<CompletionItem[]> {
    const context =
      typed === undefined
        ? { triggerKind: CompletionTriggerKind.Invoked }
        : { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter: typed };
    const found = await connection.sendRequest(CompletionRequest.type, { ...place, context });
    return Array.isArray(found) ? found : (found?.items ?? []);
  }

  function hover(place: Awaited<ReturnType<typeof open>>): Promise<Hover | null> {
    return connection.sendRequest(HoverRequest.type, place);
  }

  /** Pulls. */
  async function diagnostics(uri: string): Promise<Diagnostic[]> {
    const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    assert.equal(report.kind, 'full');
    return 'items' in report ? report.items : [];
  }

  /** Pulls, and keeps only the ids of the rules. */
  async function rules(uri: string): Promise<unknown[]> {
    return (await diagnostics(uri)).map((it) => it.code);
  }

  function provider(uri: string): Promise<ProviderResult | null> {
    return connection.sendRequest<ProviderResult | null>(providerRequest, { uri });
  }

  function filesChanged(...uris: string[]): Promise<void> {
    const changes = uris.map((uri): FileEvent => ({ uri, type: FileChangeType.Changed }));
    return connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
  }

  /** The exit code. */
  async function shutDown(): Promise<number | null> {
    await connection.sendRequest(ShutdownRequest.type);
    await connection.sendNotification(ExitNotification.type);
    return exited;
  }
}

/** Remembers what is heard, and hands it out one after the other, waiting where nothing has come yet. */
function listener<T>() {
  const heard: T[] = [];
  const waiting: ((value: T) => void)[] = [];
  return {
    heard,
    hear: (value: T): void => {
      const next = waiting.shift();
      if (next) next(value);
      else heard.push(value);
    },
    next(): Promise<T> {
      if (heard.length > 0) return Promise.resolve(heard.shift() as T);
      return new Promise((resolve) => waiting.push(resolve));
    },
  };
}
