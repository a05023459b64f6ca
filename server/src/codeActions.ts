// Requests of the lightbulb. Everything is computed anew: what the client says about diagnostics is not needed.
import {
  type ClientCapabilities,
  type CodeAction as LspCodeAction,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { type TextDocument } from 'vscode-languageserver-textdocument';
import { type CodeAction, type CodeActionKind, codeActions, type Context } from './language';
import { toDiagnostic } from './lsp';
import { toNavigationSupport, toWorkspaceEdit } from './lspNavigation';
import { type NavigationServer } from './navigation';

/** What the server has that these requests need. */
export interface CodeActionServer extends Pick<NavigationServer, 'connection' | 'answer' | 'versionOf'> {
  readonly capabilities: ClientCapabilities;
}

const codeActionKinds: CodeActionKind[] = ['quickfix', 'refactor.extract', 'refactor.rewrite', 'source.fixAll.auth0'];

/** Registers the request, for clients that know actions with edits, and says so. */
export function serveCodeActions(server: CodeActionServer): ServerCapabilities {
  const { connection, capabilities, answer, versionOf } = server;
  if (!capabilities.textDocument?.codeAction?.codeActionLiteralSupport) return {};
  const support = toNavigationSupport(capabilities);

  connection.onCodeAction(({ textDocument, range, context: { only } }, token) =>
    answer('code actions', textDocument.uri, token, [], (it, file) => {
      const span = { from: file.offsetAt(range.start), to: file.offsetAt(range.end) };
      return codeActions(it, span, only).map((action) => toCodeAction(file, action, it));
    }),
  );

  return { codeActionProvider: { codeActionKinds } };

  function toCodeAction(file: TextDocument, action: CodeAction, { module }: Context): LspCodeAction {
    const { title, kind, edits, preferred, diagnostics } = action;
    return {
      title,
      kind,
      ...(diagnostics.length > 0 ? { diagnostics: diagnostics.map((it) => toDiagnostic(file, it, module)) } : {}),
      ...(preferred ? { isPreferred: true } : {}),
      edit: toWorkspaceEdit(edits, module, support, versionOf),
    };
  }
}
