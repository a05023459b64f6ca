// The view "Auth0 APIs". It shows what `Tenants` has, and asks for more by being looked at; it never signs anybody in.
import { commands, Disposable, EventEmitter, type Memento, type TreeDataProvider, window } from 'vscode';
import { type Tenants } from '../sessions/tenants';
import { type ResourceServer } from '../tenant/resourceServer';
import { TenantError } from '../tenant/tenant';
import { isSystemApi } from '../tenant/toHcl';
import { type Ui } from '../ui';
import { type WorkspaceApis } from '../workspaceApis';
import { type MessageNode, type Node, type Standing, type TenantNode, toTreeItem } from './nodes';
import { standingsOf } from './standings';
import { type ViewOptions, viewOptions } from './viewOptions';

export interface ApisView extends Disposable {
  readonly options: ViewOptions;
}

/** Milliseconds between two looks of a list that grows. */
const pace = 300;
const viewId = 'auth0Terraform.apis';

export function showApis(ui: Ui, tenants: Tenants, workspaceApis: WorkspaceApis, memento: Memento): ApisView {
  const redraw = new EventEmitter<void>();
  const options = viewOptions(memento);
  let timer: NodeJS.Timeout | undefined;
  const soon = () => (timer ??= setTimeout(draw, pace));
  const provider: TreeDataProvider<Node> = {
    onDidChangeTreeData: redraw.event,
    getTreeItem: (node) => toTreeItem(node, tenants.apis(node.host), shown(node.host).length),
    getChildren: (node) => (node ? childrenOf(node) : roots()),
  };
  const view = window.createTreeView(viewId, {
    treeDataProvider: provider,
    canSelectMany: true,
    showCollapseAll: true,
  });
  const parts = Disposable.from(
    redraw,
    view,
    tenants.changed((host) => (tenants.apis(host).servers.length > 0 ? soon() : draw())),
    tenants.sessions.changed(draw),
    workspaceApis.changed(soon),
    options.changed(draw),
  );
  return {
    options,
    dispose() {
      clearTimeout(timer);
      parts.dispose();
    },
  };

  function draw(): void {
    clearTimeout(timer);
    timer = undefined;
    redraw.fire();
  }

  /** The tenants; nothing where one of the welcome texts says more. */
  async function roots(): Promise<Node[]> {
    const sessions = await tenants.sessions.all();
    const nodes = sessions.map((session): TenantNode => ({ kind: 'tenant', host: session.host, session }));
    for (const { host } of nodes) {
      // What was stopped or has failed waits for the user.
      if (tenants.apis(host).state === 'none') void tenants.load(host).catch(() => undefined);
    }
    const [only] = nodes;
    const welcome = !only ? 'signIn' : nodes.length === 1 ? welcomeFor(only.host) : '';
    view.description = welcome && only ? only.host : '';
    await commands.executeCommand('setContext', 'auth0Terraform.welcome', welcome);
    const isLoading = nodes.some(({ host }) => tenants.apis(host).state === 'loading');
    await commands.executeCommand('setContext', 'auth0Terraform.loading', isLoading);
    return welcome === '' ? nodes : [];
  }

  function welcomeFor(host: string): string {
    const { state, error } = tenants.apis(host);
    if (error instanceof TenantError && error.reason === 'permission') return 'permission';
    return state === 'loaded' && shown(host).length === 0 ? 'empty' : '';
  }

  async function childrenOf(node: Node): Promise<Node[]> {
    const { host } = node;
    if (node.kind === 'tenant') return [...messagesOf(host), ...(await apiNodes(host))];
    if (node.kind !== 'api') return [];
    return (node.server.scopes ?? []).map((scope) => ({ kind: 'scope', host, scope }));
  }

  function messagesOf(host: string): MessageNode[] {
    const { state, error, servers, notes } = tenants.apis(host);
    const messages = notes.map((text): MessageNode => ({ kind: 'message', host, text }));
    if (state === 'failed' && error) {
      const again = error instanceof TenantError && error.reason === 'credentials';
      const command = again
        ? { title: 'Sign In Again', command: 'auth0Terraform.signInAgain' }
        : { title: 'Try Again', command: 'auth0Terraform.refreshApis' };
      messages.unshift({ kind: 'message', host, text: error.message, command });
    }
    if (state === 'stopped' && servers.length === 0) {
      const command = { title: 'Load', command: 'auth0Terraform.refreshApis' };
      messages.unshift({ kind: 'message', host, text: 'Not loaded. Click to load.', command });
    }
    if (state === 'loaded' && shown(host).length === 0) {
      messages.push({ kind: 'message', host, text: 'This tenant has no APIs of its own.' });
    }
    return messages;
  }

  function shown(host: string): readonly ResourceServer[] {
    const { servers } = tenants.apis(host);
    return options.systemApis ? servers : servers.filter((it) => !isSystemApi(it));
  }

  async function apiNodes(host: string): Promise<Node[]> {
    const standings = await standingsOf(shown(host), await workspaceApis.modules(), (it) => ui.providerVersion(it));
    const standing = (it: ResourceServer): Standing =>
      standings.get(it) ?? { kind: isSystemApi(it) ? 'system' : 'unmanaged' };
    return options
      .sorted(shown(host), (it) => standing(it).kind === 'managed')
      .map((server) => ({ kind: 'api', host, id: server.id, server, standing: standing(server) }));
  }
}
