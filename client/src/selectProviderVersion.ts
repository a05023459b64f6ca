// The command that overrides the provider version: a list of releases, and the way back to what the files say.
import { ConfigurationTarget, type QuickPickItem, QuickPickItemKind, window, workspace } from 'vscode';
import { knownVersions, releaseDate } from '../../server/src/language';

const setting = 'auth0Terraform.providerVersion';

/** Asks for a version and writes it to the settings of the open document's folder, the workspace or the user: the nearest there is. */
export async function selectProviderVersion(): Promise<void> {
  const document = window.activeTextEditor?.document.uri;
  const folder = document && workspace.getWorkspaceFolder(document);
  const settings = workspace.getConfiguration(undefined, folder ?? document);
  const current = settings.get(setting, '');

  const fromFiles: QuickPickItem = {
    label: 'As the files say',
    description: current ? '' : 'in force',
    detail: 'The lock file, else required_providers, else the newest known version',
  };
  const releases = [...knownVersions].reverse().map((it) => ({
    label: it,
    description: [releaseDate(it), it === current ? 'in force' : undefined].filter(Boolean).join(', '),
  }));
  const chosen = await window.showQuickPick(
    [fromFiles, { label: 'Releases', kind: QuickPickItemKind.Separator }, ...releases],
    {
      title: folder ? `Auth0 provider version for ${folder.name}` : 'Auth0 provider version',
      placeHolder: 'Version whose attributes and rules hold',
      matchOnDescription: true,
    },
  );
  if (chosen) await settings.update(setting, chosen === fromFiles ? undefined : chosen.label, target());

  function target(): ConfigurationTarget {
    if (folder && (workspace.workspaceFolders?.length ?? 0) > 1) return ConfigurationTarget.WorkspaceFolder;
    return workspace.workspaceFolders?.length ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  }
}
