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

/** Opens a file of a folder of the test workspace. */
export async function open(folder: 'current' | 'legacy', path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(vscode.Uri.joinPath(folderOf(folder), path));
}

export function folderOf(name: 'current' | 'legacy'): vscode.Uri {
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

/** All hovers at a position, as one text. */
export async function hoverAt(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap((it) => it.contents)
    .map((it) => (typeof it === 'string' ? it : it.value))
    .join('\n');
}

/** The problems that we report, as `rule: message`. */
export function problems(uri: vscode.Uri): string[] {
  return vscode.languages.getDiagnostics(uri).map((it) => `${codeOf(it)}: ${it.message}`);
}

function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}
