// Days that are not ordinary: another Terraform extension is there, the server cannot run.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import { root } from '../../../scripts/host/setUp.mjs';
import { pack, vsix } from '../../../scripts/package.mjs';
import { installedIn, startUser } from './user.mjs';

const other = path.join(root, 'out/hashicorp.terraform.vsix');

/** @param {Parameters<typeof startUser>[0]} options @param {(user: import('./user.mjs').User) => Promise<void>} visit */
async function visit(options, visit) {
  const user = await startUser(options);
  try {
    await visit(user);
  } finally {
    await user.leave();
  }
}

describe('circumstances', () => {
  before(() => pack(path.join(root, 'test/editor/extensions/hashicorp.terraform'), other));

  for (const { order, extensions } of [
    { order: 'first', extensions: [other, vsix] },
    { order: 'last', extensions: [vsix, other] },
  ])
    test(`beside another Terraform extension, installed ${order}, colours, comments and the name are its own`, () =>
      visit({ extensions }, async (user) => {
        await user.open('mistakes/values.tf');
        await user.page.waitForSelector('.squiggly-error', { state: 'attached' });
        await user.page.keyboard.press('Control+Home');
        assert.equal(await user.language(), 'Terraform');
        const scopes = await user.scopes();
        assert.match(scopes, /source\.hcl\.terraform/);
        assert.doesNotMatch(scopes, /auth0-terraform/);
        await user.atTheEnd();
        await user.page.keyboard.type('x = 1');
        await user.page.keyboard.press('Control+/');
        await user.page.waitForSelector('.view-line:has-text("// x = 1")');
      }));

  test('a server that cannot run says so once, and starts when it is well again', () => {
    let file = '';
    const prepare = (/** @type {string} */ home) => {
      file = path.join(installedIn(home), 'dist/server.js');
      fs.renameSync(file, `${file}.away`);
      fs.writeFileSync(file, 'throw new Error("This server is broken.");');
    };
    return visit({ prepare }, async (user) => {
      await user.open('mistakes/values.tf');
      const toasts = user.page.locator('.notifications-toasts .notification-toast-container');
      await toasts.locator('text=The Auth0 language server cannot run.').waitFor();
      assert.equal(await toasts.count(), 1, await toasts.allInnerTexts().then(String));
      await user.shot('server-cannot-run');
      fs.renameSync(`${file}.away`, file);
      await toasts.locator('text=Start Again').click();
      await user.page.waitForSelector('.squiggly-error', { state: 'attached' });
    });
  });
});
