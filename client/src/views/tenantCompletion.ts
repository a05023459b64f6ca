// Offers out of the tenants: identifiers, scopes, ids to import. They only help to write; no problem is ever reported because of them.
import {
  CompletionItem,
  CompletionItemKind,
  CompletionList,
  type Disposable,
  languages,
  MarkdownString,
  type Position,
  Range,
  type TextDocument,
} from 'vscode';
import { apisOf, type Module, printValue, tenantPlace, type TenantPlace } from '../../../server/src/language';
import { terraformDocuments } from '../languageServer';
import { type Tenants } from '../sessions/tenants';
import { type ResourceServer } from '../tenant/resourceServer';
import { API, isSystemApi, SCOPES } from '../tenant/toHcl';
import { oneLine } from '../text';
import { type Ui } from '../ui';

interface Offer {
  /** What is inserted, before it is escaped. */
  readonly value: string;
  readonly label: string;
  readonly detail: string;
  /** Comes before the others. */
  readonly fits: boolean;
}

export function tenantCompletion(ui: Ui, tenants: Tenants): Disposable {
  return languages.registerCompletionItemProvider(terraformDocuments, { provideCompletionItems: provide }, '"');

  async function provide(document: TextDocument, position: Position): Promise<CompletionList | undefined> {
    const sessions = await tenants.sessions.all();
    if (sessions.length === 0) return undefined;
    const uri = document.uri.toString();
    const module = await ui.module(uri);
    const parsed = module.documents.find((it) => it.uri === uri);
    if (parsed?.text !== document.getText()) return undefined;
    const version = await ui.providerVersion(module);
    const place = tenantPlace(parsed, module, document.offsetAt(position), version);
    if (!place) return undefined;
    const { from, to } = place.replace;
    const range = new Range(document.positionAt(from), document.positionAt(to));
    const items: CompletionItem[] = [];
    for (const { host } of sessions) {
      // What fails here fails silently: the view tells.
      if (tenants.apis(host).state === 'none') void tenants.load(host).catch(() => undefined);
      const offers = tenants.apis(host).servers.flatMap((it) => offersOf(it, place, module));
      items.push(...offers.map((it) => toItem(it, host, range)));
    }
    return new CompletionList(
      items,
      sessions.some(({ host }) => tenants.apis(host).state === 'loading'),
    );
  }
}

function offersOf(server: ResourceServer, { kind, identifier, to }: TenantPlace, module: Module): readonly Offer[] {
  const own = { label: oneLine(server.identifier), detail: oneLine(server.name), fits: !isSystemApi(server) };
  switch (kind) {
    case 'identifier':
      return [{ ...own, value: server.identifier }];
    case 'scope':
      // Without a known API the scopes of all of them would be noise.
      if (identifier !== server.identifier) return [];
      return (server.scopes ?? []).map(({ value, description = '' }) => ({
        value,
        label: oneLine(value),
        detail: oneLine(description),
        fits: true,
      }));
    case 'importId': {
      if (to !== undefined && to.type !== API && to.type !== SCOPES) return [];
      const declared = apisOf(module).find((it) => it.name === to?.name)?.identifier;
      const fits = declared === server.identifier;
      const value = to?.type === SCOPES ? server.identifier : server.id;
      return [
        { value, label: oneLine(value), detail: `${oneLine(server.name)} (${oneLine(server.identifier)})`, fits },
      ];
    }
  }
}

function toItem({ value, label, detail, fits }: Offer, host: string, range: Range): CompletionItem {
  const item = new CompletionItem({ label, description: 'from tenant' }, CompletionItemKind.Value);
  item.range = range;
  item.insertText = printValue(value).slice(1, -1);
  // The quotes around it say where it begins; people also type what an API is called.
  item.filterText = `${value} ${detail}`;
  item.sortText = `${fits ? '8' : '9'}${label}`;
  item.detail = detail;
  item.documentation = new MarkdownString().appendText(`From the tenant ${host}.`);
  return item;
}
