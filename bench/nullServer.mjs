// What the protocol alone costs: the same library, the same documents kept in step, and an empty answer.
import { createConnection, TextDocuments, TextDocumentSyncKind } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const connection = createConnection();
const documents = new TextDocuments(TextDocument);
connection.onInitialize(() => ({
  capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental, completionProvider: {} },
}));
connection.onCompletion(({ textDocument, position }) => {
  documents.get(textDocument.uri)?.offsetAt(position);
  return [];
});
documents.listen(connection);
connection.listen();
