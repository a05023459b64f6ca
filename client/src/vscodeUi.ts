// `Ui` in VS Code: questions, documents, and the rest.
import { env, type LogOutputChannel, Uri, window, workspace } from 'vscode';
import { providerOf, type Settings } from '../../server/src/language';
import { type LanguageServer } from './languageServer';
import { type Ui } from './ui';
import { vscodeDocuments } from './vscodeDocuments';
import { vscodeQuestions } from './vscodeQuestions';

export function vscodeUi(server: LanguageServer, log: LogOutputChannel): Ui {
  return {
    ...vscodeQuestions,
    ...vscodeDocuments,
    get trusted() {
      return workspace.isTrusted;
    },
    async providerVersion(module) {
      const [first] = module.documents;
      const uri = first && Uri.parse(first.uri);
      // The server knows the modules that call this one, too.
      const found = uri && (await server.provider(uri).catch(() => undefined));
      return found?.version ?? providerOf(module, settingsFor(uri)).version;
    },
    get shell() {
      return /pwsh|powershell/i.test(env.shell) ? 'powershell' : 'sh';
    },
    log: (message) => log.info(message),
    showLog: () => log.show(),
    copy: async (text) => env.clipboard.writeText(text),
    readClipboard: async () => env.clipboard.readText(),
    async open(url) {
      await env.openExternal(Uri.parse(url, true));
    },
    typeInTerminal(text) {
      const terminal = window.activeTerminal ?? window.createTerminal('Terraform');
      terminal.show();
      terminal.sendText(text, false);
    },
  };
}

/** The one setting that decides on the version, among others that do not matter for that. */
function settingsFor(uri: Uri | undefined): Settings {
  const providerVersion = workspace.getConfiguration('auth0Terraform', uri).get<string>('providerVersion');
  return {
    providerVersion,
    validation: { enabled: true, severities: {} },
    inlayHints: { enabled: false },
    codeLens: { enabled: false },
    rename: { addMovedBlock: false },
  };
}
