// A module is brought to a newer provider and read across its files: what the lightbulb, the line above an API, the completion of
// scopes and the rename box look like. Each picture is taken in the dark and in the light.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { startUser } from './user.mjs';

const shop = `terraform {
  required_version = ">= 1.5"

  required_providers {
    auth0 = {
      source  = "auth0/auth0"
      version = "1.51.0"
    }
  }
}

resource "auth0_resource_server" "shop" {
  name       = "Shop"
  identifier = "https://shop.example.com"

  scopes {
    value       = "read:goods"
    description = "See what is for sale"
  }

  scopes {
    value = "order:goods"
  }
}
`;

describe('module', () => {
  /** @type {import('./user.mjs').User} */
  let user;
  let theme = 'dark';
  before(async () => {
    const prepare = (/** @type {string} */ home) => {
      fs.mkdirSync(path.join(home, 'examples/shop'));
      fs.writeFileSync(path.join(home, 'examples/shop/shop.tf'), shop);
    };
    user = await startUser({
      settings: { 'editor.minimap.enabled': false, 'workbench.colorTheme': 'Dark Modern' },
      prepare,
    });
  });
  after(() => user.leave());
  afterEach(() => user.page.keyboard.press('Escape'));

  test('the lightbulb moves removed scopes to a resource of their own, and one undo takes it back', async () => {
    await user.open('shop/shop.tf');
    await user.page.waitForSelector('.squiggly-error', { state: 'attached' });
    await user.page.waitForSelector('.codelens-decoration >> text=2 scopes - 0 references');
    const before = await user.text();
    await user.page
      .locator('.view-line span', { hasText: /^scopes/ })
      .first()
      .click();
    await user.page.keyboard.press('Control+.');
    const action = user.page.locator('.action-widget .monaco-list-row', { hasText: /^Move scopes to \w+$/ });
    await action.waitFor();
    await shots('lightbulb');
    await action.click();
    await user.page.waitForSelector('.squiggly-error', { state: 'detached' });
    await user.page.waitForSelector('.view-line:has-text("resource \\"auth0_resource_server_scopes\\" \\"shop\\"")');
    await user.page.waitForSelector('.codelens-decoration >> text=2 scopes - 1 reference');
    await shots('moved-scopes');
    await user.page.keyboard.press('Control+Z');
    await user.page.waitForSelector('.tab.active:not(.dirty)');
    await user.page.waitForSelector('.squiggly-error', { state: 'attached' });
    assert.equal(await user.text(), before);
    await user.page.waitForSelector('.codelens-decoration >> text=2 scopes - 0 references');
    await shots('moved-scopes-undone');
  });

  test('lifetimes stand in words behind the seconds, and the line above an API lists its references', async () => {
    await user.open('current/orders.tf');
    const lens = user.page.locator('.codelens-decoration a', { hasText: '3 scopes - ' });
    await lens.waitFor();
    await user.page.waitForSelector('.view-line:has-text("= 24 h")');
    await shots('lens-and-hints');
    await lens.click();
    const list = user.page.locator('.peekview-widget');
    await list.locator('.monaco-list-row', { hasText: 'access.tf' }).waitFor();
    await shots('references');
    await user.page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
  });

  test('a client grant is offered the scopes of its API that it does not have', async () => {
    await user.open('current/access.tf');
    await user.page.locator('.view-line span', { hasText: '"create:orders"' }).first().click();
    await user.page.keyboard.press('End');
    await user.page.keyboard.press('ArrowLeft');
    await user.page.keyboard.type(', "');
    const offer = user.offer('cancel:orders');
    await offer.waitFor();
    assert.equal(await user.offer('read:orders').count(), 0);
    await shots('grant-scopes');
    await offer.click();
    await user.page.waitForSelector('.view-line:has-text("\\"create:orders\\", \\"cancel:orders\\"]")');
  });

  test('an API is renamed where it is used', async () => {
    await user.open('current/orders.tf');
    await user.page
      .locator('.view-line span', { hasText: /^"?orders"?$/ })
      .first()
      .click();
    await user.page.keyboard.press('F2');
    const box = user.page.locator('.rename-box input');
    await box.waitFor();
    await shots('rename');
    await box.fill('sales');
    await user.page.keyboard.press('Enter');
    await user.page.waitForSelector('.view-line:has-text("resource \\"auth0_resource_server\\" \\"sales\\"")');
    await user.page.keyboard.press('Control+End');
    await user.page.waitForSelector('.view-line:has-text("to   = auth0_resource_server.sales")');
    await shots('renamed');
    await user.open('current/access.tf');
    await user.page.waitForSelector('.view-line:has-text("auth0_resource_server.sales.identifier")');
  });

  /** One picture in the theme that is on, one in the other, which stays. @param {string} name */
  async function shots(name) {
    await user.shot(`${name}-${theme}`);
    theme = theme === 'dark' ? 'light' : 'dark';
    const settings = path.join(user.workspace, '.vscode/settings.json');
    fs.mkdirSync(path.dirname(settings), { recursive: true });
    fs.writeFileSync(
      settings,
      JSON.stringify({ 'workbench.colorTheme': theme === 'dark' ? 'Dark Modern' : 'Light Modern' }),
    );
    await user.page.waitForSelector(`.monaco-workbench.${theme === 'dark' ? 'vs-dark' : 'vs'}`);
    await user.shot(`${name}-${theme}`);
  }
});
