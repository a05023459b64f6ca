// Which modules of the workspace have Auth0 APIs: what "managed here" means in the view.
import { Disposable, type Event, EventEmitter, workspace } from 'vscode';
import { type Module } from '../../server/src/language';
import { isTerraform } from './languageServer';
import { modulesWith } from './workspaceModules';

export interface WorkspaceApis extends Disposable {
  /** Those with an `auth0_resource_server` in them. Read once, and again after a change. */
  modules(): Promise<readonly Module[]>;
  /** Answers may be others now. */
  readonly changed: Event<void>;
}

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
    modules: () => (modules ??= modulesWith('"auth0_resource_server"')),
    dispose() {
      clearTimeout(timer);
      parts.dispose();
    },
  };
}
