// The language features as the editor itself asks for them.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { after, eventually, hoversAt, labelsAt, open, problems, typed, untouched } from './editor';

export function languageTests(): void {
  describe('language', () => {
    afterEach(untouched);

    it('a Terraform document activates the extension', async () => {
      const extension = vscode.extensions.getExtension('apis-as-code.auth0-terraform');
      await open('current', 'main.tf');
      await eventually('the extension', () => extension?.isActive);
    });

    it('attributes complete, each once', async () => {
      const { document } = await open('current', 'main.tf');
      const labels = await eventually('token_lifetime among the offers', async () => {
        const found = await labelsAt(document, after(document, '"RS256"\n'));
        return found.includes('token_lifetime') ? found : undefined;
      });
      assert.equal(labels.length, new Set(labels).size);
    });

    it('allowed values complete inside quotes', async () => {
      const { document } = await open('current', 'main.tf');
      await eventually('PS256 among the offers', async () =>
        (await labelsAt(document, after(document, 'signing_alg = "RS'))).some((it) => it.includes('PS256')),
      );
    });

    it('hover explains an attribute, once', async () => {
      const { document } = await open('current', 'main.tf');
      const hovers = await eventually('a hover', () => hoversAt(document, after(document, 'ident')));
      assert.equal(hovers.length, 1);
      assert.match(hovers[0] ?? '', /identifier/);
    });

    it('hover tells of an attribute that the version in force no longer has', async () => {
      const { document } = await open('current', 'main.tf');
      const [hover = ''] = await eventually('a hover', () => hoversAt(document, after(document, '\n  scop')));
      assert.match(hover, /1\.0\.0/);
      assert.match(hover, /auth0_resource_server_scopes/);
    });

    it('each folder of the workspace is checked against its own provider version', async () => {
      const current = await open('current', 'main.tf');
      await eventually('scopes to be reported', () =>
        problems(current.document).filter((it) => it.startsWith('removed: scopes')),
      );
      const legacy = await open('legacy', 'main.tf');
      // What holds for the legacy file is known once its wrong value is reported.
      await typed(legacy, 'signing_alg = "', 'X');
      await eventually('the wrong value to be reported', () => problems(legacy.document));
      assert.deepEqual(
        problems(legacy.document).map((it) => it.split(':')[0]),
        ['allowed-value'],
      );
    });

    it('an untitled document is helped with', async () => {
      const content =
        'resource "auth0_resource_server" "api" {\n  identifier = "https://a"\n  signing_alg = "none"\n}\n';
      const document = await vscode.workspace.openTextDocument({ language: 'terraform', content });
      await vscode.window.showTextDocument(document);
      await eventually('a problem', () => problems(document));
      assert.equal((await hoversAt(document, after(document, 'signing'))).length, 1);
    });

    it('a .tf document that another extension calls by its own language id is helped with', async () => {
      const { document } = await open('current', 'main.tf');
      const renamed = await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
      await eventually('a hover', () => hoversAt(renamed, after(renamed, 'ident')));
      await vscode.languages.setTextDocumentLanguage(renamed, 'terraform');
    });

    it('comments and brackets are those of HCL', async () => {
      const editor = await open('current', 'main.tf');
      editor.selection = new vscode.Selection(
        after(editor.document, 'signing_alg'),
        after(editor.document, 'signing_alg'),
      );
      await vscode.commands.executeCommand('editor.action.commentLine');
      await eventually('a comment', () => editor.document.getText().includes('# signing_alg'));
    });

    it('snippets are offered', async () => {
      const { document } = await open('current', 'main.tf');
      await eventually('auth0-api among the offers', async () =>
        (await labelsAt(document, document.positionAt(document.getText().length))).includes('auth0-api'),
      );
    });
  });
}
