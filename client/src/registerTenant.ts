// Puts the tenant into the editor: sign-in, view and commands.
import { commands, Disposable, type ExtensionContext, type LogOutputChannel, workspace } from 'vscode';
import { run, tenantCommands } from './commands';
import { type Context } from './commands/context';
import { signIn } from './commands/signIn';
import { type LanguageServer } from './languageServer';
import { registerAuthentication } from './sessions/authenticationProvider';
import { createSessions } from './sessions/sessions';
import { createTenants } from './sessions/tenants';
import { hostOf } from './tenant/domain';
import { showApis } from './views/apisView';
import { comparisonLens } from './views/comparisonLens';
import { importAction } from './views/importAction';
import { tenantCompletion } from './views/tenantCompletion';
import { virtualDocuments } from './virtualDocuments';
import { vscodeUi } from './vscodeUi';
import { watchWorkspaceApis } from './workspaceApis';

/** Nothing is asked of any tenant before the user looks at the view or runs a command. */
export function registerTenant(
  { secrets, globalState }: ExtensionContext,
  server: LanguageServer,
  log: LogOutputChannel,
): Disposable {
  const ui = vscodeUi(server, log);
  const sessions = createSessions(secrets);
  const tenants = createTenants(sessions, () => workspace.isTrusted);
  const workspaceApis = watchWorkspaceApis();
  const view = showApis(ui, tenants, workspaceApis, globalState);
  const lens = comparisonLens(ui, tenants);
  const world = {
    environment: () => process.env,
    store: async (credentials: Parameters<typeof sessions.add>[0]) => void (await sessions.add(credentials)),
  };
  const context: Context = {
    ui,
    sessions,
    tenants,
    view: view.options,
    compareWith: (host) => lens.show(host),
    signIn: world,
  };
  const askToSignIn = async () => {
    const credentials = await signIn(ui, world);
    return credentials && sessions.get(hostOf(credentials.origin));
  };
  return Disposable.from(
    sessions,
    tenants,
    workspaceApis,
    view,
    lens,
    virtualDocuments(),
    tenantCompletion(ui, tenants),
    importAction(ui, tenants),
    registerAuthentication(sessions, askToSignIn),
    ...Object.entries(tenantCommands).map(([id, command]) =>
      commands.registerCommand(id, (first: unknown, all: unknown) => run(context, command, first, all)),
    ),
  );
}
