// The documents of `Ui`, in VS Code.
import fs from 'node:fs/promises';
import {
  commands,
  FilePermission,
  type FileStat,
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
import { createModule, localModuleCalls, type Module, parse } from '../../server/src/language';
import { isTerraform } from './languageServer';
import { type Change, type OpenDocument, type Ui, type Virtual } from './ui';
import { show } from './virtualDocuments';
import { modulesWith, open, readFolder } from './workspaceModules';

type Documents = Pick<
  Ui,
  'activeDocument' | 'openDocument' | 'newDocument' | 'module' | 'moduleWithCallers' | 'apply' | 'diff' | 'reveal'
>;

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
  moduleWithCallers: async (uri) => withCallers(await readModule(Uri.parse(uri)), await callingModules()),
  apply,
  diff,
  async reveal(uri, offset) {
    const document = await workspace.openTextDocument(Uri.parse(uri));
    const at = document.positionAt(offset);
    await window.showTextDocument(document, { selection: new Range(at, at) });
  },
};

/** The module of the folder that a document is in. What is open counts more than what is on disk. */
async function readModule(uri: Uri): Promise<Module> {
  const document = open(uri);
  if (uri.scheme === 'untitled') {
    return createModule(uri.toString(), document ? [parse(uri.toString(), document.getText())] : [], undefined);
  }
  return readFolder(Uri.joinPath(uri, '..'));
}

/** @param calling those that call any module; a circle of calls ends where it closes */
function withCallers({ uri, documents, lock }: Module, calling: readonly Module[]): Module {
  const others = calling.filter((it) => it.uri !== uri);
  const callers = others.filter((it) => localModuleCalls(it).some((call) => call.uri === uri));
  return createModule(
    uri,
    documents,
    lock,
    callers.map((it) => withCallers(it, others)),
  );
}

function callingModules(): Promise<readonly Module[]> {
  return modulesWith('module "');
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
