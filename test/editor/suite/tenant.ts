// APIs of a tenant come into real documents, whole or not at all, whatever happens meanwhile.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import * as vscode from 'vscode';
import { comparisonLens } from '../../../client/src/views/comparisonLens';
import { parse } from '../../../server/src/language';
import { eventually, folderOf, open, problems, untouched } from './editor';
import { takes, type TenantUser, tenantUser, until } from './tenantUser';

export function tenantTests(): void {
  describe('tenant', () => {
    let user: TenantUser;
    let editor: vscode.TextEditor;
    let before: string;
    let count = 0;
    const file = () => vscode.Uri.joinPath(folderOf('current'), `tenant${count}.tf`);
    const text = () => editor.document.getText();

    beforeEach(async () => {
      user = await tenantUser();
      // VS Code remembers a file for a while after it is closed or deleted.
      count++;
      fs.writeFileSync(file().fsPath, '# APIs\n\nlocals {\n  a = 1\n}\n');
      editor = await open('current', `tenant${count}.tf`);
      editor.selection = new vscode.Selection(3, 4, 3, 4);
      before = text();
    });
    afterEach(async () => {
      await user.leave();
      await untouched();
      fs.rmSync(file().fsPath, { force: true });
    });

    it('three of 1,200 APIs are imported in one step, and undone in one', async () => {
      user.look = takes('Legacy Reports', 'Orders API', '${var.name}');
      await user.run('importApis');
      assert.deepEqual(parse('', text()).errors, []);
      assert.match(text(), /import \{\n {2}to = auth0_resource_server\.orders_api\n/);
      assert.match(text(), /signing_secret = var\./);
      assert.ok(text().startsWith(before), 'Blocks stand behind the one that the cursor is in.');
      // A mistake, so that what is reported is known to be from now.
      const end = editor.document.positionAt(text().length);
      await editor.edit((it) => it.insert(end, 'resource "auth0_resource_server" "x" {}\n'));
      await eventually('a problem', () => problems(editor.document));
      assert.ok(
        problems(editor.document).every((it) => it.startsWith('missing-attribute')),
        problems(editor.document).join(),
      );
      await vscode.commands.executeCommand('undo');
      await vscode.commands.executeCommand('undo');
      assert.equal(text(), before);
    });

    it('the list is there with the first page, and marks what the module has', async () => {
      user.demo.fail('list', 'hang-before-headers', { after: 1 });
      user.look = async (list) => {
        await until(list, () => list.state().choices.length > 0);
        assert.equal(list.state().busy, true);
        assert.match(list.state().progress, /^100 of 1,200$/);
        return undefined;
      };
      await user.run('insertApis');
      assert.equal(text(), before);
      await eventually('the loading to end', () => user.context.tenants.apis(user.demo.host).state === 'stopped');
    });

    it('a wait that Auth0 asks for is told, and can be cancelled', async () => {
      user.demo.fail('list', 'retry-after-date', { after: 1 });
      user.look = async (list) => {
        await until(list, () => list.state().progress.includes('wait'));
        assert.match(list.state().progress, /^Auth0 asks to wait \d+ s$/);
        return undefined;
      };
      await user.run('insertApis');
      assert.equal(text(), before);
    });

    it('a document that is edited meanwhile keeps both', async () => {
      user.look = async (list) => {
        await editor.edit((it) => it.insert(new vscode.Position(0, 0), '# Mine\n'));
        return takes('Orders API')(list);
      };
      await user.run('insertApis');
      assert.ok(text().startsWith(`# Mine\n${before}\nresource "auth0_resource_server" "orders_api" {`), text());
      assert.deepEqual(parse('', text()).errors, []);
    });

    it('a document that is closed meanwhile is left alone, and that is told', async () => {
      user.look = async (list) => {
        await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
        return takes('Orders API')(list);
      };
      await user.run('insertApis');
      assert.ok(
        user.heard.some((it) => it.includes('was closed meanwhile')),
        user.heard.join(),
      );
      assert.equal(fs.readFileSync(file().fsPath, 'utf8'), before);
    });

    it('a document that becomes read-only meanwhile is left alone, and that is told', async () => {
      user.look = (list) => {
        fs.chmodSync(file().fsPath, 0o444);
        return takes('Orders API')(list);
      };
      await user.run('insertApis');
      assert.ok(
        user.heard.some((it) => it.includes('is read-only')),
        user.heard.join(),
      );
      assert.equal(text(), before);
    });

    it('without a document, a new one takes them', async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      user.look = takes('Catalog API');
      await user.run('insertApis');
      const document = vscode.window.activeTextEditor?.document;
      assert.equal(document?.isUntitled, true);
      assert.equal(document?.languageId, 'terraform');
      assert.match(document?.getText() ?? '', /^resource "auth0_resource_server" "catalog_api" \{/);
    });

    it('signing out while the list loads ends it', async () => {
      user.demo.fail('list', 'hang-before-headers', { after: 1 });
      user.look = async (list) => {
        await until(list, () => list.state().choices.length > 0);
        await user.context.sessions.remove(user.demo.host);
        return list.failed;
      };
      await user.run('insertApis');
      assert.ok(user.heard.includes(`You signed out of ${user.demo.host}.`), user.heard.join());
      assert.equal(text(), before);
    });

    it('credentials that are refused are asked for again, once, and the work goes on', async () => {
      user.demo.fail('token', 'unauthorized', { times: 1 });
      user.look = takes('Orders API');
      await user.run('insertApis');
      assert.equal(user.heard.filter((it) => it.startsWith('You are signed in')).length, 1);
      assert.match(text(), /"orders_api"/);
    });

    it('credentials that are refused again are an error with a next step', async () => {
      user.demo.fail('list', 'unauthorized');
      user.look = takes('Orders API');
      await user.run('insertApis');
      assert.ok(
        user.heard.some((it) => it.includes('Sign in again')),
        user.heard.join(),
      );
      assert.equal(text(), before);
    });

    it('a tenant that dies while it lists leaves the document alone', async () => {
      user.demo.fail('list', 'hang-before-headers', { after: 2 });
      user.look = async (list) => {
        await until(list, () => list.state().choices.length > 100);
        await user.demo.stop();
        return takes('Orders API')(list);
      };
      await user.run('insertApis');
      assert.ok(
        user.heard.some((it) => it.includes(user.demo.host) && /refuses the connection|broke/.test(it)),
        user.heard.join(),
      );
      assert.equal(text(), before);
    });

    it('two commands at once do not get in each other’s way', async () => {
      user.look = takes('Orders API');
      await Promise.all([user.run('insertApis'), user.run('insertApis')]);
      assert.deepEqual(parse('', text()).errors, []);
      const names = [...text().matchAll(/"auth0_resource_server" "(\w+)"/g)].map((it) => it[1]);
      const refused = user.heard.filter((it) => it.includes('edited meanwhile')).length;
      assert.equal(names.length + refused, 2, user.heard.join());
      assert.equal(new Set(names).size, names.length);
    });

    it('lines above a block say how it stands to the tenant, and follow its edits', async () => {
      const lens = comparisonLens(user.context.ui, user.context.tenants);
      try {
        await user.context.tenants.load(user.demo.host);
        lens.show(user.demo.host);
        const block = (lifetime: number, name: string) =>
          `resource "auth0_resource_server" "${name}" {\n  identifier     = "https://api.example.com/${name}"\n  token_lifetime = ${lifetime}\n}\n`;
        await editor.edit((it) => it.insert(new vscode.Position(0, 0), block(600, 'orders') + block(600, 'none')));
        const titles = () => lensTitles(editor.document, user.demo.host);
        await eventually('what differs', async () =>
          (await titles()).some((it) => /^[1-9]\d* differences? from the tenant$/.test(it)),
        );
        assert.ok((await titles()).includes('not in the tenant'));
        assert.ok((await titles()).includes('add import block'));
        await user.runOn('addImportBlock', { host: user.demo.host, name: 'orders' });
        assert.match(text(), /^import \{\n {2}to = auth0_resource_server\.orders\n/);
        await eventually('no offer to import it again', async () => !(await titles()).includes('add import block'));
      } finally {
        lens.dispose();
      }
    });

    for (const fault of ['forbidden', 'server-error', 'cut-json', 'html', 'redirect', 'wrong-shape'] as const)
      it(`${fault}: a clear message, an untouched document`, async () => {
        user.demo.fail('list', fault);
        user.look = takes('Orders API');
        await user.run('importApis');
        assert.equal(text(), before);
        const said = user.heard.filter((it) => it.includes(user.demo.host) || it.includes('read:resource_servers'));
        assert.ok(said.length > 0, user.heard.join());
      });
  });
}

async function lensTitles({ uri }: vscode.TextDocument, host: string): Promise<string[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 100);
  return lenses.map((it) => it.command?.title.replace(host, 'the tenant') ?? '');
}
