// Which modules of the workspace have Auth0 APIs: what "managed here" means in the view.
import { Disposable, type Event, EventEmitter, Uri, workspace } from 'vscode';
import { type Module } from '../../server/src/language';
import { isTerraform, readFolder, readText } from './vscodeDocuments';

export interface WorkspaceApis extends Disposable {
  /** Those with an `auth0_resource_server` in them. Read once, and again after a change. */
  modules(): Promise<readonly Module[]>;
  /** Answers may be others now. */
  readonly changed: Event<void>;
}

/** Files that are looked at, at most. */
const mostFiles = 5000;
/** Milliseconds of quiet after a change. */
const pace = 500;

export function watchWorkspaceApis(): WorkspaceApis {
  const changed = new EventEmitter<void>();
  const watcher = workspace.createFileSystemWatcher('**/*.{tf,tofu}');
  let modules: Promise<readonly Module[]> | undefined;
  let timer: NodeJS.Timeout | undefined;
  const forget = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      modules = undefined;
      changed.fire();
    }, pace);
  };
  const parts = Disposable.from(
    changed,
    watcher,
    watcher.onDidChange(forget),
    watcher.onDidCreate(forget),
    watcher.onDidDelete(forget),
    workspace.onDidChangeWorkspaceFolders(forget),
    workspace.onDidChangeTextDocument((it) => {
      if (it.contentChanges.length > 0 && isTerraform(it.document)) forget();
    }),
  );
  return {
    changed: changed.event,
    modules: () => (modules ??= read()),
    dispose() {
      clearTimeout(timer);
      parts.dispose();
    },
  };
}

async function read(): Promise<readonly Module[]> {
  const files = await workspace.findFiles('**/*.{tf,tofu}', '**/{.terraform,node_modules}/**', mostFiles);
  const open = new Map(workspace.textDocuments.map((it) => [it.uri.toString(), it.getText()]));
  const folders = new Map<string, Uri>();
  for (const file of files) {
    const folder = Uri.joinPath(file, '..');
    if (folders.has(folder.toString())) continue;
    // A file that goes meanwhile is none.
    const text = open.get(file.toString()) ?? (await readText(file).catch(() => ''));
    if (text.includes('"auth0_resource_server"')) folders.set(folder.toString(), folder);
  }
  const found = await Promise.all([...folders.values()].map((it) => readFolder(it).catch(() => undefined)));
  return found.filter((it) => it !== undefined);
}
