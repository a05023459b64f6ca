// The documents of `Ui`, in VS Code.
import fs from 'node:fs/promises';
import {
  commands,
  FilePermission,
  type FileStat,
  FileType,
  languages,
  Range,
  Selection,
  TabInputText,
  type TextDocument,
  type TextEditor,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
} from 'vscode';
import { createModule, type Document, type Module, parse } from '../../server/src/language';
import { terraformDocuments } from './languageServer';
import { type Change, type OpenDocument, type Ui, type Virtual } from './ui';
import { show } from './virtualDocuments';

type Documents = Pick<Ui, 'activeDocument' | 'openDocument' | 'newDocument' | 'module' | 'apply' | 'diff' | 'reveal'>;

export const vscodeDocuments: Documents = {
  activeDocument: () => {
    const editor = window.activeTextEditor;
    return editor && isTerraform(editor.document) ? toOpenDocument(editor.document, editor) : undefined;
  },
  openDocument(uri) {
    const document = open(Uri.parse(uri));
    if (!document || !hasTab(document.uri)) return undefined;
    return toOpenDocument(
      document,
      window.visibleTextEditors.find((it) => it.document === document),
    );
  },
  async newDocument() {
    const document = await workspace.openTextDocument({ language: 'terraform', content: '' });
    return toOpenDocument(document, await window.showTextDocument(document));
  },
  module: (uri) => readModule(Uri.parse(uri)),
  apply,
  diff,
  async reveal(uri, offset) {
    const document = await workspace.openTextDocument(Uri.parse(uri));
    const at = document.positionAt(offset);
    await window.showTextDocument(document, { selection: new Range(at, at) });
  },
};

export function isTerraform(document: TextDocument): boolean {
  return languages.match(terraformDocuments, document) > 0;
}

/** The module of the folder that a document is in. What is open counts more than what is on disk. */
export async function readModule(uri: Uri): Promise<Module> {
  const document = open(uri);
  if (uri.scheme === 'untitled') {
    return createModule(uri.toString(), document ? [parse(uri.toString(), document.getText())] : [], undefined);
  }
  return readFolder(Uri.joinPath(uri, '..'));
}

export async function readFolder(folder: Uri): Promise<Module> {
  const entries = await workspace.fs.readDirectory(folder);
  const read = async (name: string): Promise<Document> => {
    const uri = Uri.joinPath(folder, name);
    return parse(uri.toString(), open(uri)?.getText() ?? (await readText(uri)));
  };
  const files = entries.filter(([name, type]) => (type & FileType.File) !== 0 && /\.(?:tf|tofu)$/.test(name));
  const lock = entries.some(([name]) => name === '.terraform.lock.hcl') ? await read('.terraform.lock.hcl') : undefined;
  return createModule(folder.toString(), await Promise.all(files.map(([name]) => read(name))), lock);
}

export async function readText(uri: Uri): Promise<string> {
  return Buffer.from(await workspace.fs.readFile(uri))
    .toString('utf8')
    .replace(/^\ufeff/, '');
}

async function apply({ label, edits, files, basis, cursor }: Change): Promise<string | undefined> {
  const edit = new WorkspaceEdit();
  const metadata = { label, needsConfirmation: false };
  for (const [uri, own] of groupedByUri(edits)) {
    const then = basis.find((it) => it.uri === uri)?.text;
    const parsed = Uri.parse(uri);
    const name = workspace.asRelativePath(parsed);
    const document = open(parsed) ?? (await openOnDisk(parsed));
    if (!document) return `${name} is not there any more. Nothing was changed.`;
    if (await isReadOnly(parsed)) return `${name} is read-only. Nothing was changed.`;
    if (document.getText() !== then) return `${name} was edited meanwhile. Nothing was changed: try again.`;
    for (const { span, text } of own) {
      edit.replace(parsed, new Range(document.positionAt(span.from), document.positionAt(span.to)), text, metadata);
    }
  }
  for (const { uri, text } of files) {
    edit.createFile(Uri.parse(uri), { contents: Buffer.from(text), ignoreIfExists: false, overwrite: false }, metadata);
  }
  if (!(await workspace.applyEdit(edit))) return 'A file was edited meanwhile. Nothing was changed: try again.';
  if (cursor) await vscodeDocuments.reveal(cursor.uri, cursor.offset);
  return undefined;
}

async function diff(title: string, left: Virtual, right: Virtual): Promise<void> {
  await commands.executeCommand('vscode.diff', show(left), show(right), title);
}

function open(uri: Uri): TextDocument | undefined {
  return workspace.textDocuments.find((it) => it.uri.toString() === uri.toString() && !it.isClosed);
}

/** VS Code keeps documents for a while after the user has closed them. */
function hasTab(uri: Uri): boolean {
  return window.tabGroups.all
    .flatMap((it) => it.tabs)
    .some(({ input }) => input instanceof TabInputText && input.uri.toString() === uri.toString());
}

async function openOnDisk(uri: Uri): Promise<TextDocument | undefined> {
  if (uri.scheme === 'untitled') return undefined;
  return workspace.openTextDocument(uri).then(
    (it) => it,
    () => undefined,
  );
}

async function isReadOnly(uri: Uri): Promise<boolean> {
  if (uri.scheme === 'untitled') return false;
  if (workspace.fs.isWritableFileSystem(uri.scheme) === false) return true;
  // The editor does not tell that the disk protects a file from writing.
  const mode = uri.scheme === 'file' ? (await fs.stat(uri.fsPath).catch(() => undefined))?.mode : undefined;
  if (mode !== undefined && (mode & 0o200) === 0) return true;
  const permissions = (await statOf(uri))?.permissions ?? 0;
  return (permissions & FilePermission.Readonly) !== 0;
}

async function statOf(uri: Uri): Promise<FileStat | undefined> {
  return workspace.fs.stat(uri).then(
    (it) => it,
    () => undefined,
  );
}

function toOpenDocument(document: TextDocument, editor: TextEditor | undefined): OpenDocument {
  const end = document.positionAt(document.getText().length);
  const at = (editor?.selection ?? new Selection(end, end)).active;
  return { uri: document.uri.toString(), text: document.getText(), offset: document.offsetAt(at) };
}

function groupedByUri<T extends { readonly uri: string }>(items: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const it of items) groups.set(it.uri, [...(groups.get(it.uri) ?? []), it]);
  return groups;
}
