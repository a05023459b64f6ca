// The commands of a tenant's, by id; the manifest has a title for each. One place where their failures are told.
import { TenantError } from '../tenant/tenant';
import { addImportBlock, copyId, copyIdentifier, copyImportCommand, openInDashboard } from './apiCommands';
import { compareApi, compareModule, takeTenantValue } from './compareApis';
import { type Context, type Target, toTargets } from './context';
import { importApis, insertApis } from './insertApis';
import { pasteApiJson } from './pasteApiJson';
import { isAbort, signIn } from './signIn';
import { loadApis, signInAgain, signOut, sortApis, stopLoading } from './tenantCommands';

export type Command = (context: Context, targets: readonly Target[]) => Promise<void>;

/** `targets` are what the command was started on in the view; none: it asks, or takes what is in front. */
export const tenantCommands: Readonly<Record<string, Command>> = {
  'auth0Terraform.signIn': async ({ ui, signIn: world }) => void (await signIn(ui, world)),
  'auth0Terraform.signInAgain': signInAgain,
  'auth0Terraform.signOut': signOut,
  'auth0Terraform.insertApis': insertApis,
  'auth0Terraform.importApis': importApis,
  'auth0Terraform.addImportBlock': addImportBlock,
  'auth0Terraform.compareApi': compareApi,
  'auth0Terraform.compareModule': compareModule,
  'auth0Terraform.takeTenantValue': takeTenantValue,
  'auth0Terraform.pasteApiJson': pasteApiJson,
  'auth0Terraform.openInDashboard': openInDashboard,
  'auth0Terraform.copyIdentifier': copyIdentifier,
  'auth0Terraform.copyId': copyId,
  'auth0Terraform.copyImportCommand': copyImportCommand,
  'auth0Terraform.refreshApis': loadApis,
  'auth0Terraform.stopLoading': stopLoading,
  'auth0Terraform.sortApis': sortApis,
  'auth0Terraform.showSystemApis': ({ view }) => view.set({ systemApis: true }),
  'auth0Terraform.hideSystemApis': ({ view }) => view.set({ systemApis: false }),
};

/** Runs a command and tells how it failed, with the next step on a button. What was cancelled needs no words. */
export async function run(context: Context, command: Command, first: unknown, all: unknown): Promise<void> {
  const { ui } = context;
  const targets = toTargets(first, all);
  try {
    await command(context, targets);
  } catch (error) {
    if (isAbort(error)) return;
    if (!(error instanceof TenantError)) {
      ui.log(error instanceof Error ? (error.stack ?? error.message) : String(error));
      const pressed = await ui.tell('error', 'This did not work, through a mistake of this extension.', 'Show Output');
      if (pressed) ui.showLog();
      return;
    }
    ui.log(error.message);
    const next = error.reason === 'credentials' ? 'Sign In Again' : 'Try Again';
    const pressed = await ui.tell('error', error.message, next, 'Show Output');
    if (pressed === 'Show Output') ui.showLog();
    if (pressed === 'Sign In Again') await run(context, signInAgain, first, all);
    if (pressed === 'Try Again') await run(context, command, first, all);
  }
}
