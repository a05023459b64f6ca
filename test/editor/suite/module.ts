// What works across the files of a module, as the editor itself asks for it.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { after, eventually, folderOf, labelsAt, open, problems, typed, untouched } from './editor';

export function moduleTests(): void {
  describe('module', () => {
    afterEach(untouched);

    it('the lightbulb moves scopes to a resource of their own, and one undo takes it back', async () => {
      const { document } = await open('several', 'main.tf');
      const before = document.getText();
      const action = await eventually('the offer to move scopes', async () => {
        const at = after(document, '\n  scop');
        const found = await ask<vscode.CodeAction[]>('CodeAction', document, new vscode.Range(at, at));
        return found.find((it) => it.title === 'Move scopes to auth0_resource_server_scopes');
      });
      assert.equal(action.isPreferred, true);
      assert.ok(action.edit && (await vscode.workspace.applyEdit(action.edit)));
      assert.match(document.getText(), /resource "auth0_resource_server_scopes" "orders" \{[^]*name += "read:orders"/);
      await eventually('no problem', () => problems(document).length === 0);
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), before);
      await eventually('the removed block to be reported again', () => problems(document));
    });

    it('renaming an API changes every file of the module, and tells Terraform that it moved', async () => {
      const { document } = await open('several', 'main.tf');
      const edit = await eventually('the edits', () =>
        ask<vscode.WorkspaceEdit>('DocumentRename', document, after(document, '"auth0_resource_server" "ord'), 'sales'),
      );
      assert.ok(await vscode.workspace.applyEdit(edit));
      const moved = 'moved {\n  from = auth0_resource_server.orders\n  to   = auth0_resource_server.sales\n}\n';
      assert.match(document.getText(), /"auth0_resource_server" "sales" \{/);
      assert.ok(document.getText().endsWith(`}\n\n${moved}`), document.getText());
      const access = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folderOf('several'), 'access.tf'));
      assert.match(access.getText(), /audience += auth0_resource_server\.sales\.identifier/);
    });

    it('a client grant is offered the scopes of its API, except those that it has', async () => {
      const editor = await open('several', 'access.tf');
      await typed(editor, '["start:payment"', ', ""');
      const at = after(editor.document, '["start:payment", "');
      const labels = await eventually('read:payment among the offers', async () => {
        const found = (await labelsAt(editor.document, at)).map((it) => it.replaceAll('"', ''));
        return found.includes('read:payment') ? found : undefined;
      });
      assert.deepEqual(
        labels.filter((it) => it.includes(':')),
        ['read:payment'],
      );
    });

    it('definition and references of a scope in a client grant', async () => {
      const { document } = await open('several', 'access.tf');
      const at = after(document, '["start:');
      const [definition] = await eventually('the definition', () => ask<Link[]>('Definition', document, at));
      assert.ok(definition);
      const range = 'targetRange' in definition ? definition.targetSelectionRange : definition.range;
      assert.equal(document.lineAt(range?.start ?? at).text.trim(), 'name        = "start:payment"');
      const references = await eventually('references', () => ask<vscode.Location[]>('Reference', document, at));
      assert.deepEqual(
        references.map((it) => document.lineAt(it.range.start).text.trim()),
        ['name        = "start:payment"', 'scopes    = ["start:payment"]'],
      );
    });

    it('symbols, folding, inlay hints and the line above an API', async () => {
      const { document } = await open('several', 'access.tf');
      const symbols = await eventually('symbols', () => ask<vscode.DocumentSymbol[]>('DocumentSymbol', document));
      assert.ok(symbols.length === 4 && symbols.every((it) => it.range.contains(it.selectionRange)));
      const folds = await eventually('folds', () => ask<vscode.FoldingRange[]>('FoldingRange', document));
      assert.ok(folds.some((it) => document.lineAt(it.start).text.startsWith('resource "auth0_client_grant" "shop"')));
      const all = new vscode.Range(0, 0, document.lineCount, 0);
      const [hint] = await eventually('a hint', () => ask<vscode.InlayHint[]>('InlayHint', document, all));
      assert.deepEqual(hint?.position, after(document, '= 7200'));
      const [lens] = await eventually('a lens', () => ask<vscode.CodeLens[]>('CodeLens', document));
      assert.equal(lens?.command?.title, '2 scopes - 2 references');
      const { command, arguments: given = [] } = lens.command;
      await vscode.commands.executeCommand(command, ...(given as unknown[]));
    });

    it('an edit updates the problems of the other open files of the module, and of no other', async () => {
      const access = await open('several', 'access.tf');
      const legacy = await open('legacy', 'main.tf');
      await typed(legacy, 'signing_alg = "', 'X');
      const main = await open('several', 'main.tf');
      const before = await eventually('a problem elsewhere', () => problems(legacy.document));
      const seen = new Set<string>();
      const watching = vscode.languages.onDidChangeDiagnostics(() => seen.add(String(problems(legacy.document))));
      await typed(main, 'identifier  = "https://', 'payments.example.com"\n  name = "');
      await eventually('the identifier to be reported as given twice', () =>
        problems(access.document).filter((it) => it.startsWith('duplicate-identifier')),
      );
      watching.dispose();
      assert.deepEqual(
        [...seen, ...problems(legacy.document)].filter((it) => it !== String(before)),
        [],
      );
    });
  });
}

type Link = vscode.Location | vscode.LocationLink;

function ask<T>(what: string, document: vscode.TextDocument, ...more: unknown[]): Thenable<T> {
  return vscode.commands.executeCommand<T>(`vscode.execute${what}Provider`, document.uri, ...more);
}
