// The language features as the editor itself asks for them.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { after, eventually, hoverAt, labelsAt, open, problems } from './editor';

export function languageTests(): void {
  describe('language', () => {
    it('a Terraform document activates the extension', async () => {
      const extension = vscode.extensions.getExtension('apis-as-code.auth0-terraform');
      await open('current', 'main.tf');
      await eventually('the extension', () => extension?.isActive);
    });

    it('attributes complete', async () => {
      const { document } = await open('current', 'main.tf');
      await eventually('token_lifetime among the offers', async () =>
        (await labelsAt(document, after(document, '"RS256"\n'))).includes('token_lifetime'),
      );
    });

    it('hover explains an attribute', async () => {
      const { document } = await open('current', 'main.tf');
      await eventually('a hover on identifier', () => hoverAt(document, after(document, 'ident')));
    });

    it('each folder of the workspace is checked against its own provider version', async () => {
      const current = await open('current', 'main.tf');
      await eventually('a problem about scopes', () =>
        problems(current.document.uri).filter((it) => it.includes('scopes')),
      );
      const legacy = await open('legacy', 'main.tf');
      // The answer for the legacy file is known once its wrong value is reported too.
      await legacy.edit((it) =>
        it.replace(
          new vscode.Range(after(legacy.document, 'signing_alg = "'), after(legacy.document, 'RS256')),
          'XS256',
        ),
      );
      await eventually('a problem about signing_alg', () =>
        problems(legacy.document.uri).filter((it) => it.includes('XS256')),
      );
      assert.deepEqual(
        problems(legacy.document.uri).filter((it) => it.includes('scopes')),
        [],
      );
      await vscode.commands.executeCommand('workbench.action.files.revert');
    });
  });
}
