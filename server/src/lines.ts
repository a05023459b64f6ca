import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Document } from './language';

const known = new WeakMap<Document, TextDocument>();

/** The lines of a document that need not be open: turns its offsets into lines and characters, both from 0. */
export function linesOf(document: Document): TextDocument {
  const lines = known.get(document) ?? TextDocument.create(document.uri, 'terraform', 0, document.text);
  known.set(document, lines);
  return lines;
}
