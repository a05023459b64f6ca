// The extension's desktop entry: puts the parts together, in the order in which they depend on each other.
import { commands, type ExtensionContext, window } from 'vscode';
import { configureEditing } from './editing';
import { startLanguageServer } from './languageServer';
import { showProviderStatus } from './providerStatus';
import { registerTenant } from './registerTenant';
import { selectProviderVersion } from './selectProviderVersion';

export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel('Auth0 APIs for Terraform', { log: true });
  const server = startLanguageServer(context.asAbsolutePath('dist/server.js'), log);
  context.subscriptions.push(
    log,
    server,
    configureEditing(),
    showProviderStatus(server),
    registerTenant(context, server, log),
    commands.registerCommand('auth0Terraform.selectProviderVersion', selectProviderVersion),
    commands.registerCommand('auth0Terraform.restartServer', () => server.restart()),
    commands.registerCommand('auth0Terraform.showOutput', () => log.show()),
  );
}
