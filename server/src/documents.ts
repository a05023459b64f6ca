// The documents that are open in the editor, parsed when somebody looks.
import { TextDocuments, type Connection } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse, reparse, type Document } from './language';
import { canonical } from './uri';
import { type OpenDocuments } from './workspace';

export interface Documents extends OpenDocuments {
  /** The document under the name that the client gave it. */
  file(uri: string): TextDocument | undefined;
  files(): readonly TextDocument[];
  /** As parsed now: once for each version. */
  parsed(file: TextDocument): Document;
}

export interface DocumentEvents {
  readonly changed: (file: TextDocument) => void;
  readonly saved: (file: TextDocument) => void;
  readonly closed: (file: TextDocument) => void;
}

/** Follows what the client opens, changes and closes. */
export function followDocuments(connection: Connection, events: DocumentEvents): Documents {
  const open = new TextDocuments(TextDocument);
  /** The client's name of each document by the canonical one. */
  const names = new Map<string, string>();
  /** As parsed last. Text documents change in place, so what was parsed may not be current. */
  const trees = new WeakMap<TextDocument, { readonly document: Document; isCurrent: boolean }>();

  open.onDidOpen(({ document }) => names.set(canonical(document.uri), document.uri));
  open.onDidChangeContent(({ document }) => {
    const last = trees.get(document);
    if (last) last.isCurrent = false;
    events.changed(document);
  });
  open.onDidSave(({ document }) => events.saved(document));
  open.onDidClose(({ document }) => {
    names.delete(canonical(document.uri));
    events.closed(document);
  });
  open.listen(connection);

  return {
    uris: () => names.keys(),
    get(uri) {
      const file = open.get(names.get(uri) ?? '');
      return file && parsed(file);
    },
    file: (uri) => open.get(uri),
    files: () => open.all(),
    parsed,
  };

  function parsed(file: TextDocument): Document {
    const last = trees.get(file);
    if (last?.isCurrent) return last.document;
    const text = file.getText();
    const document = last ? reparse(last.document, text) : parse(file.uri, text);
    trees.set(file, { document, isCurrent: true });
    return document;
  }
}
