// What stands in the view "Auth0 APIs": tenants, their APIs, and the scopes of these.
import { MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { type Session } from '../sessions/sessions';
import { type Apis } from '../sessions/tenants';
import { shortDate } from '../commands/signIn';
import { tokenExpiry } from '../tenant/credentials';
import { type ResourceServer, type Scope } from '../tenant/resourceServer';
import { counted, oneLine } from '../text';

export type Node = TenantNode | ApiNode | ScopeNode | MessageNode;

export interface TenantNode {
  readonly kind: 'tenant';
  readonly host: string;
  readonly session: Session;
}

export interface ApiNode {
  readonly kind: 'api';
  readonly host: string;
  readonly id: string;
  readonly server: ResourceServer;
  readonly standing: Standing;
}

/** How an API of the tenant stands to the workspace. `differences` counts attributes. */
export type Standing =
  | { readonly kind: 'system' }
  | { readonly kind: 'unmanaged' }
  | { readonly kind: 'managed'; readonly differences: number };

export interface ScopeNode {
  readonly kind: 'scope';
  readonly host: string;
  readonly scope: Scope;
}

export interface MessageNode {
  readonly kind: 'message';
  readonly host: string;
  readonly text: string;
  readonly command?: { readonly title: string; readonly command: string };
}

/** @param shown how many of `apis`, those of the node's tenant, are in sight */
export function toTreeItem(node: Node, apis: Apis, shown: number): TreeItem {
  switch (node.kind) {
    case 'tenant':
      return tenantItem(node, apis, shown);
    case 'api':
      return apiItem(node);
    case 'scope':
      return scopeItem(node);
    case 'message':
      return messageItem(node);
  }
}

function tenantItem(
  { host, session: { credentials } }: TenantNode,
  { state, servers, total, waiting }: Apis,
  shown: number,
): TreeItem {
  const item = new TreeItem(host, TreeItemCollapsibleState.Expanded);
  item.id = host;
  item.iconPath = new ThemeIcon(state === 'loading' ? 'loading~spin' : 'cloud');
  const arrived = total === undefined ? `${servers.length}` : `${servers.length} of ${total}`;
  item.description =
    state === 'loading'
      ? waiting
        ? `Auth0 asks to wait ${waiting.seconds} s`
        : `${arrived} ...`
      : state === 'loaded'
        ? counted(shown, 'API')
        : servers.length > 0
          ? `${arrived}, not all loaded`
          : '';
  item.contextValue = state === 'loading' ? 'tenant.loading' : 'tenant';
  const kinds = {
    'client-secret': 'client ID and secret',
    'private-key': 'client ID and private key',
    'api-token': 'a Management API token',
    cli: 'the login of the auth0 program',
  };
  const expiry = credentials.kind === 'api-token' ? tokenExpiry(credentials.token) : undefined;
  const until = expiry ? `, which expires on ${shortDate(expiry)}` : '';
  item.tooltip = `${host}\nSigned in with ${kinds[credentials.kind]}${until}`;
  return item;
}

function apiItem({ host, id, server, standing }: ApiNode): TreeItem {
  const scopes = server.scopes?.length ?? 0;
  const item = new TreeItem(
    oneLine(server.name) || server.identifier,
    scopes > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
  );
  const { icon, words } = badgeOf(standing);
  item.id = `${host} ${id}`;
  item.iconPath = icon;
  item.description = [words, oneLine(server.identifier)].filter((it) => it !== '').join(' · ');
  item.contextValue = `api.${standing.kind}`;
  item.tooltip = apiTooltip(server, words);
  return item;
}

/** A shape and words for each, so that nobody needs the colour. */
function badgeOf(standing: Standing): { icon: ThemeIcon; words: string } {
  switch (standing.kind) {
    case 'system':
      return { icon: new ThemeIcon('lock', new ThemeColor('descriptionForeground')), words: 'system API' };
    case 'unmanaged':
      return { icon: new ThemeIcon('circle-outline'), words: '' };
    case 'managed':
      return standing.differences
        ? { icon: new ThemeIcon('diff', new ThemeColor('list.warningForeground')), words: 'differs from the file' }
        : { icon: new ThemeIcon('pass', new ThemeColor('charts.green')), words: 'managed here' };
  }
}

function apiTooltip(server: ResourceServer, words: string): MarkdownString {
  const scopes = server.scopes?.length ?? 0;
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['Identifier', server.identifier],
    ['ID', server.id],
    ['Signing algorithm', server.signing_alg],
    ['Token lifetime', server.token_lifetime === undefined ? undefined : `${server.token_lifetime} s`],
    ['Scopes', scopes === 0 ? 'none' : scopes.toLocaleString('en')],
    ['RBAC', server.enforce_policies ? 'on' : undefined],
    ['Offline access', server.allow_offline_access ? 'allowed' : undefined],
  ];
  // Text of the tenant's is text: appendText escapes what Markdown would take for markup.
  const markdown = new MarkdownString();
  markdown.appendMarkdown('**').appendText(oneLine(server.name)).appendMarkdown('**\n\n');
  for (const [name, value] of lines) {
    if (value !== undefined) markdown.appendMarkdown(`${name}: `).appendText(oneLine(value)).appendMarkdown('  \n');
  }
  return words ? markdown.appendMarkdown(`\n\n_${words}_`) : markdown;
}

function scopeItem({ scope: { value, description } }: ScopeNode): TreeItem {
  const item = new TreeItem(oneLine(value), TreeItemCollapsibleState.None);
  item.iconPath = new ThemeIcon('symbol-key');
  item.contextValue = 'scope';
  if (description) item.description = oneLine(description);
  item.tooltip = [oneLine(value), description ? oneLine(description) : ''].filter((it) => it !== '').join('\n');
  return item;
}

function messageItem({ text, host, command }: MessageNode): TreeItem {
  const item = new TreeItem(text, TreeItemCollapsibleState.None);
  item.iconPath = new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
  item.tooltip = text;
  item.contextValue = 'message';
  if (command) item.command = { ...command, arguments: [{ host }] };
  return item;
}
