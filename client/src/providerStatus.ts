// The language status item "auth0 1.2.0 (lock file)": which provider version holds for the open document, and why.
import { commands, type Disposable, languages, LanguageStatusSeverity, Range, window } from 'vscode';
import { type ProviderResult } from '../../server/src/protocol';
import { type LanguageServer, terraformDocuments } from './languageServer';

/** Keeps the item true for the active editor. Also registers the command that opens what sets the version. */
export function showProviderStatus(server: LanguageServer): Disposable {
  const item = languages.createLanguageStatusItem('auth0Terraform.provider', terraformDocuments);
  item.name = 'Auth0 Provider Version';
  // Answers may come back in another order than the questions: only the last question counts.
  let question = 0;
  void update();

  const parts: Disposable[] = [
    item,
    window.onDidChangeActiveTextEditor(update),
    server.changed(update),
    commands.registerCommand('auth0Terraform.openProviderSource', openSource),
  ];
  return { dispose: () => parts.forEach((it) => void it.dispose()) };

  async function update(): Promise<void> {
    const asked = ++question;
    const document = window.activeTextEditor?.document;
    if (!document || languages.match(terraformDocuments, document) === 0) return;
    item.busy = server.state === 'starting';
    if (server.state !== 'running') return showServer();
    const found = await server.provider(document.uri).catch(() => undefined);
    if (asked === question) showProvider(found);
  }

  function showServer(): void {
    const stopped = server.state === 'stopped';
    item.text = stopped ? 'Auth0 language server is off' : 'Auth0 language server starts';
    item.detail = '';
    item.severity = stopped ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    item.command = stopped
      ? { title: 'Start Again', command: 'auth0Terraform.restartServer' }
      : { title: 'Show Output', command: 'auth0Terraform.showOutput' };
  }

  function showProvider(found: ProviderResult | undefined): void {
    item.text = found?.label ?? 'auth0 provider version unknown';
    item.detail = found?.detail ?? '';
    item.severity = LanguageStatusSeverity.Information;
    item.command = found?.place
      ? { title: 'Open', command: 'auth0Terraform.openProviderSource', tooltip: 'Open what sets this version' }
      : {
          title: 'Select',
          command: 'auth0Terraform.selectProviderVersion',
          tooltip: 'Select a version for this workspace',
        };
  }

  async function openSource(): Promise<void> {
    const document = window.activeTextEditor?.document;
    const place = document && (await server.provider(document.uri))?.place;
    if (!place) {
      void window.showInformationMessage(
        'No file sets the Auth0 provider version here: the newest known version or your setting is used.',
      );
      return;
    }
    const { start, end } = place.range;
    await window.showTextDocument(server.toUri(place.uri), {
      selection: new Range(start.line, start.character, end.line, end.character),
    });
  }
}
