// The light bulb on the first line of a block: `Add import block`, where the tenant is known to have the API.
import { CodeAction, CodeActionKind, type Disposable, languages, type Range, type TextDocument } from 'vscode';
import { apisOf } from '../../../server/src/language';
import { matchServers } from '../commands/matchServers';
import { terraformDocuments } from '../languageServer';
import { type Tenants } from '../sessions/tenants';
import { type Ui } from '../ui';

export function importAction(ui: Ui, tenants: Tenants): Disposable {
  const kind = CodeActionKind.QuickFix;
  return languages.registerCodeActionsProvider(
    terraformDocuments,
    { provideCodeActions: provide },
    {
      providedCodeActionKinds: [kind],
    },
  );

  async function provide(document: TextDocument, { start }: Range): Promise<CodeAction[]> {
    // A look at the line spares all else at almost every move of the cursor.
    if (!document.lineAt(start.line).text.includes('"auth0_resource_server"')) return [];
    const uri = document.uri.toString();
    const module = await ui.module(uri);
    const api = apisOf(module).find(
      (it) => it.document.uri === uri && document.positionAt(it.block.from).line === start.line,
    );
    if (!api) return [];
    for (const { host } of await tenants.sessions.all()) {
      const match = matchServers(module, tenants.apis(host).servers).matches.find((it) => it.api === api);
      if (!match || match.imported) continue;
      const title = `Add import block (${host})`;
      const action = new CodeAction(title, kind);
      action.command = { title, command: 'auth0Terraform.addImportBlock', arguments: [{ host, name: api.name }] };
      return [action];
    }
    return [];
  }
}
