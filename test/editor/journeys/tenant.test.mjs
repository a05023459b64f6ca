// A day with a tenant: signing in, looking around, importing APIs, comparing, signing out. Once in the dark, and once in the light in a
// workspace that is not trusted.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { findProgram } from '../../../scripts/host/setUp.mjs';
import { startDemo } from './demo.mjs';
import { startUser } from './user.mjs';

for (const { name, theme, trusted } of [
  { name: 'dark', theme: 'Dark Modern', trusted: true },
  { name: 'light', theme: 'Light Modern', trusted: false },
])
  describe(`tenant, ${name}, ${trusted ? 'trusted' : 'restricted'}`, () => {
    /** @type {import('./user.mjs').User} */
    let user;
    /** @type {Awaited<ReturnType<typeof startDemo>>} */
    let tenant;
    let file = '';

    before(async () => {
      tenant = await startDemo({ count: trusted ? 1200 : 30 });
      user = await startUser({
        trusted,
        env: {
          AUTH0_DOMAIN: tenant.host,
          AUTH0_CLIENT_ID: tenant.clientId,
          AUTH0_CLIENT_SECRET: tenant.clientSecret,
        },
        settings: {
          'workbench.colorTheme': theme,
          'editor.minimap.enabled': false,
          'files.autoSave': 'off',
          'security.workspace.trust.banner': 'never',
          'security.workspace.trust.startupPrompt': 'never',
        },
      });
      fs.mkdirSync(path.join(user.workspace, 'fresh'));
      file = path.join(user.workspace, 'fresh/fresh.tf');
      fs.writeFileSync(file, '# APIs\n');
    });
    after(async () => {
      // What the editor has written by now: settings, logs, state, the workspace.
      const found = filesWith(user.home, [tenant.clientSecret, tenant.signingSecret, ...tenant.demo.tokens.keys()]);
      await user.leave();
      await tenant.demo.stop();
      assert.deepEqual(found, [], 'A canary is on disk.');
    });

    test('before anybody signs in, the view says what to do', async () => {
      await user.page.click('.activitybar [aria-label^="Auth0 APIs"]');
      await user.page.waitForSelector('.welcome-view-content >> text=Sign In to Tenant');
    });

    test('the environment is offered in trusted workspaces only', async () => {
      await user.run('Auth0 Terraform: Sign In to Tenant...');
      await user.page.waitForSelector('.quick-input-widget .monaco-list-row >> text=Management API token');
      const offers = user.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Environment variables' });
      assert.equal(await offers.count(), trusted ? 1 : 0);
      await user.shot(`tenant-sign-in-${name}`);
      if (trusted) {
        await offers.click();
        await user.page.waitForSelector(`.notification-toast >> text=You are signed in to ${tenant.host}.`);
        await user.signOut(tenant.host);
        await user.page.waitForSelector('.welcome-view-content >> text=Sign In to Tenant');
      } else await user.page.keyboard.press('Escape');
    });

    test('signs in with client ID and secret', async () => {
      await user.signIn(tenant);
      await user.page.waitForSelector(`.tree-explorer-viewlet-tree-view >> text=/${trusted ? '1,197' : '27'} APIs/`);
      await user.run('Notifications: Clear All Notifications');
      await user.shot(`tenant-view-${name}`);
    });

    test('three APIs are imported, one with a secret and one with an odd name', async () => {
      await user.open('fresh/fresh.tf');
      await user.page.keyboard.press('Control+End');
      await user.run('Auth0 Terraform: Import APIs from Tenant...');
      const list = user.page.locator('.quick-input-widget');
      await list.locator('.monaco-list-row').first().waitFor();
      // Takes off what is selected from the start.
      await list.locator('.quick-input-header [role=checkbox]').first().click();
      for (const name of ['Legacy Reports', 'Orders API', '${var.name}']) {
        await list.locator('input.input').fill(name);
        await list.locator('.monaco-list-row', { hasText: name }).first().click();
      }
      await list.locator('input.input').fill('');
      await user.shot(`tenant-picks-${name}`);
      await user.page.keyboard.press('Enter');
      await user.page.waitForSelector('.view-line:has-text("import {")');
      await user.save();
      await user.shot(`tenant-imported-${name}`);
      const text = fs.readFileSync(file, 'utf8');
      assert.match(text, /import \{\n {2}to = auth0_resource_server\.legacy_reports/);
      assert.match(text, /signing_secret\s+= var\./);
      assert.match(text, /name\s+= "\$\$\{var\.name\}"/);
      if (findProgram('terraform')) execFileSync('terraform', ['fmt', '-check', '-diff', file], { stdio: 'pipe' });
      await user.page.keyboard.press('Control+Z');
      await user.page.waitForSelector('.view-line:has-text("resource")', { state: 'detached' });
      await user.save();
      assert.equal(fs.readFileSync(file, 'utf8'), '# APIs\n');
    });

    test('a block is compared with the tenant, takes one of its values, and is imported', async () => {
      fs.writeFileSync(
        file,
        'resource "auth0_resource_server" "orders" {\n  name           = "Orders API"\n' +
          '  identifier     = "https://api.example.com/orders"\n  token_lifetime = 600\n}\n',
      );
      await user.page.waitForSelector('.view-line:has-text("token_lifetime")');
      await user.page.keyboard.press('Control+Home');
      await user.run('Auth0 Terraform: Compare with Tenant');
      await user.page.waitForSelector('.monaco-diff-editor .view-line:has-text("access_token_authz")');
      await user.run('Notifications: Clear All Notifications');
      await user.shot(`tenant-diff-${name}`);
      await user.page.keyboard.press('Control+W');
      await user.page.waitForSelector(`.codelens-decoration >> text=1 difference from ${tenant.host}`);
      // The view of 1,200 does not show the row.
      if (!trusted) await user.page.waitForSelector('.tree-explorer-viewlet-tree-view >> text=/differs from the file/');
      await user.shot(`tenant-lens-${name}`);
      await user.run("Auth0 Terraform: Take the Tenant's Value...");
      await user.page.click('.quick-input-widget .monaco-list-row >> text=/^token_lifetime$/');
      await user.page.waitForSelector('.view-line:has-text("token_lifetime = 7200")');
      await user.page.waitForSelector(`.codelens-decoration >> text=in sync with ${tenant.host}`);
      await user.page.click('.codelens-decoration >> text=add import block');
      await user.page.waitForSelector('.view-line:has-text("import {")');
      await user.page.waitForSelector('.codelens-decoration >> text=add import block', { state: 'detached' });
      await user.save();
    });

    test('identifiers of the tenant are offered', async () => {
      await user.atTheEnd();
      await user.page.keyboard.type('data "auth0_resource_server" "x" {\nidentifier = "');
      const offer = user.offer('urn:reports');
      await user.page.keyboard.type('repo');
      await offer.waitFor();
      await user.shot(`tenant-completion-${name}`);
      await user.page.keyboard.press('Escape');
      await user.page.keyboard.press('Control+Z');
    });

    test('the Accounts menu lists the tenant and signs out of it', async () => {
      await user.page.click('.activitybar [aria-label^="Accounts"], .global-activity [aria-label^="Accounts"]');
      const account = user.page.locator('.monaco-menu .action-item', { hasText: tenant.host }).first();
      await account.hover();
      await user.shot(`tenant-accounts-${name}`);
      // A menu that has just appeared does not take clicks.
      await user.page.locator('.monaco-menu .action-item', { hasText: 'Sign Out' }).last().hover();
      await user.page.waitForSelector('.monaco-menu .action-item.focused >> text=Sign Out');
      await user.page.keyboard.press('Enter');
      await user.page.locator('.monaco-dialog-box .monaco-button', { hasText: 'Sign Out' }).click();
      await user.page.waitForSelector('.welcome-view-content >> text=Sign In to Tenant');
    });
  });

/** Files below `folder` that hold one of `texts`, the browser's own left out. @param {string} folder @param {string[]} texts */
function filesWith(folder, texts) {
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((it) => !it.startsWith('extensions') && !it.startsWith('chromium'))
    .map((it) => path.join(folder, it))
    .filter((it) => fs.statSync(it, { throwIfNoEntry: false })?.isFile())
    .filter((it) => texts.some((text) => fs.readFileSync(it).includes(text)));
}
