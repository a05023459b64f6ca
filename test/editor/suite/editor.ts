// What the suites ask of the editor, and how they wait for it: by asking again until the answer is there.
import * as vscode from 'vscode';

/** Asks until `get` answers with something true, or an array with something in it. @throws after 15 s, with `what` */
export async function eventually<T>(what: string, get: () => T | Thenable<T>): Promise<NonNullable<T>> {
  const until = Date.now() + 15_000;
  for (let last: unknown; ;) {
    try {
      const answer = await get();
      if (Array.isArray(answer) ? answer.length > 0 : answer) return answer as NonNullable<T>;
      last = answer;
    } catch (error) {
      last = error;
    }
    if (Date.now() > until) throw new Error(`Waited in vain for ${what}; the last answer was ${String(last)}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The folders of the test workspace. */
export type Folder = 'current' | 'legacy' | 'several';

/** Opens a file of a folder of the test workspace, in a tab that stays. */
export async function open(folder: Folder, path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(vscode.Uri.joinPath(folderOf(folder), path), { preview: false });
}

export function folderOf(name: Folder): vscode.Uri {
  const found = vscode.workspace.workspaceFolders?.find((it) => it.name === name);
  if (!found) throw new Error(`The workspace has no folder ${name}.`);
  return found.uri;
}

/** The position right behind the first `text`. @throws where the document has none */
export function after(document: vscode.TextDocument, text: string): vscode.Position {
  const at = document.getText().indexOf(text);
  if (at < 0) throw new Error(`${document.uri.path} has no ${JSON.stringify(text)}.`);
  return document.positionAt(at + text.length);
}

export async function labelsAt(document: vscode.TextDocument, position: vscode.Position): Promise<string[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  );
  return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

/** All hovers at a position, as texts. */
export async function hoversAt(document: vscode.TextDocument, position: vscode.Position): Promise<string[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers.map((hover) => hover.contents.map((it) => (typeof it === 'string' ? it : it.value)).join('\n'));
}

/** The problems that are reported in a document, as `rule: message`. */
export function problems({ uri }: vscode.TextDocument): string[] {
  return vscode.languages.getDiagnostics(uri).map((it) => `${codeOf(it)}: ${it.message}`);
}

/** Writes `text` behind the first `mark`. */
export async function typed(editor: vscode.TextEditor, mark: string, text: string): Promise<void> {
  await editor.edit((it) => it.insert(after(editor.document, mark), text));
}

/** Takes back what a test changed in the documents, and closes them. */
export async function untouched(): Promise<void> {
  // The editor writes settings of its own whenever it likes.
  const isOurs = ({ uri, isUntitled }: vscode.TextDocument) => isUntitled || vscode.workspace.getWorkspaceFolder(uri);
  for (const document of vscode.workspace.textDocuments.filter((it) => it.isDirty && isOurs(it))) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}
