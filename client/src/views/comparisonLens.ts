// Above each API of a file: whether it is as the tenant has it. Only once the user has compared something.
import { CodeLens, Disposable, EventEmitter, languages, Range, type TextDocument } from 'vscode';
import { apisOf } from '../../../server/src/language';
import { summary } from '../commands/compareApis';
import { differences } from '../commands/differences';
import { matchServers } from '../commands/matchServers';
import { terraformDocuments } from '../languageServer';
import { type Tenants } from '../sessions/tenants';
import { type Ui } from '../ui';

export interface ComparisonLens extends Disposable {
  /** Shows the lines from now on, for this tenant. */
  show(host: string): void;
}

export function comparisonLens(ui: Ui, tenants: Tenants): ComparisonLens {
  const changed = new EventEmitter<void>();
  let shown: string | undefined;
  const parts = Disposable.from(
    changed,
    tenants.changed((host) => {
      if (host === shown && tenants.apis(host).state !== 'loading') changed.fire();
    }),
    languages.registerCodeLensProvider(terraformDocuments, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: async (document) => (shown === undefined ? undefined : lenses(document, shown)),
    }),
  );
  return {
    show(host) {
      shown = host;
      // All of them are needed to say that one is not there.
      if (tenants.apis(host).state === 'none') void tenants.load(host).catch(() => undefined);
      changed.fire();
    },
    dispose: () => void parts.dispose(),
  };

  async function lenses(document: TextDocument, host: string): Promise<CodeLens[]> {
    if (tenants.apis(host).state !== 'loaded') return [];
    const module = await ui.module(document.uri.toString());
    const version = await ui.providerVersion(module);
    const { matches, missing } = matchServers(module, tenants.apis(host).servers);
    return apisOf(module)
      .filter((it) => it.document.uri === document.uri.toString())
      .flatMap((api): CodeLens[] => {
        const at = document.positionAt(api.block.from);
        const lens = (title: string, command: string) =>
          new CodeLens(new Range(at, at), { title, command, arguments: [{ host, name: api.name }] });
        if (missing.includes(api)) return [lens(`not in ${host}`, '')];
        const match = matches.find((it) => it.api === api);
        if (!match) return [];
        const found = differences({ module, api, server: match.server, version });
        const said = summary(found);
        return [
          lens(said === 'in sync' ? `in sync with ${host}` : `${said} from ${host}`, 'auth0Terraform.compareApi'),
          ...(said === 'in sync' ? [] : [lens("take the tenant's value", 'auth0Terraform.takeTenantValue')]),
          ...(match.imported ? [] : [lens('add import block', 'auth0Terraform.addImportBlock')]),
        ];
      });
  }
}
