// What the protocol alone costs: the same transport, the same notifications, and an empty answer.
import { createConnection, TextDocumentSyncKind } from 'vscode-languageserver/node';

const connection = createConnection();
connection.onInitialize(() => ({
  capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental, completionProvider: {} },
}));
connection.onDidOpenTextDocument(() => undefined);
connection.onDidChangeTextDocument(() => undefined);
connection.onCompletion(() => []);
connection.listen();
