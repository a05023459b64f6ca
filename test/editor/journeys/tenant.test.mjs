// A day with a tenant: signing in, looking around, importing APIs, comparing. Once in the dark and once in the light.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { findProgram } from '../../../scripts/host/setUp.mjs';
import { startDemo } from './demo.mjs';
import { startUser } from './user.mjs';

describe('tenant, dark', () => {
  /** @type {import('./user.mjs').User} */
  let user;
  /** @type {Awaited<ReturnType<typeof startDemo>>} */
  let tenant;
  before(async () => {
    tenant = await startDemo({ count: 1200 });
    user = await startUser({
      settings: { 'workbench.colorTheme': 'Dark Modern', 'editor.minimap.enabled': false, 'files.autoSave': 'off' },
    });
    fs.mkdirSync(path.join(user.workspace, 'fresh'));
    fs.writeFileSync(path.join(user.workspace, 'fresh/fresh.tf'), '# APIs\n');
  });
  after(async () => {
    await user.leave();
    await tenant.demo.stop();
  });

  test('before anybody signs in, the view says what to do', async () => {
    await user.run('View: Show Auth0 APIs');
    await user.page.waitForSelector('.welcome-view-content >> text=Sign In to Tenant');
    await user.shot('tenant-welcome-dark');
  });

  test('signs in with client ID and secret', async () => {
    await user.signIn(tenant);
    await user.page.waitForSelector('.tree-explorer-viewlet-tree-view >> text=/1,\\d{3} APIs/');
    await user.shot('tenant-view-dark');
  });

  test('three of 1,200 APIs are imported', async () => {
    const file = path.join(user.workspace, 'fresh/fresh.tf');
    await user.open('fresh/fresh.tf');
    await user.page.keyboard.press('Control+End');
    await user.run('Auth0 Terraform: Import APIs from Tenant...');
    const picker = user.page.locator('.quick-input-widget');
    await picker.locator('.monaco-list-row').first().waitFor();
    await picker.locator('.quick-input-header [role=checkbox]').first().click();
    await user.shot('tenant-picks-dark');
    for (const name of ['Legacy Reports', 'Orders API', '${var.name}']) {
      await picker.locator('input.input').fill(name);
      await picker.locator('.monaco-list-row', { hasText: name }).first().click();
    }
    await user.shot('tenant-picked-dark');
    await user.page.keyboard.press('Enter');
    await user.page.waitForSelector('.view-line:has-text("import {")');
    await user.save();
    await user.shot('tenant-imported-dark');
    const text = fs.readFileSync(file, 'utf8');
    assert.match(text, /import \{\n {2}to = auth0_resource_server\.legacy_reports/);
    assert.match(text, /signing_secret\s+= var\./);
    assert.ok(!text.includes(tenant.signingSecret));
    if (findProgram('terraform')) execFileSync('terraform', ['fmt', '-check', '-diff', file]);
    assert.equal(await user.page.locator('.monaco-editor .squiggly-error').count(), 0);
    await user.page.keyboard.press('Control+Z');
    await user.page.waitForSelector('.view-line:has-text("resource")', { state: 'detached' });
    await user.save();
    assert.equal(fs.readFileSync(file, 'utf8'), '# APIs\n');
  });

  test('a block is compared with the tenant, and takes one of its values', async () => {
    const file = path.join(user.workspace, 'fresh/fresh.tf');
    fs.writeFileSync(
      file,
      'resource "auth0_resource_server" "orders" {\n  name           = "Orders API"\n' +
        '  identifier     = "https://api.example.com/orders"\n  token_lifetime = 600\n}\n',
    );
    await user.page.waitForSelector('.view-line:has-text("token_lifetime")');
    await user.page.keyboard.press('Control+Home');
    await user.run('Auth0 Terraform: Compare with Tenant');
    await user.page.waitForSelector('.monaco-diff-editor .view-line:has-text("access_token_authz")');
    await user.shot('tenant-diff-dark');
    await user.page.keyboard.press('Control+W');
    await user.page.waitForSelector('.codelens-decoration >> text=/1 difference from/');
    await user.shot('tenant-lens-dark');
    await user.run("Auth0 Terraform: Take the Tenant's Value...");
    await user.page.click('.quick-input-widget .monaco-list-row >> text=/^token_lifetime$/');
    await user.page.waitForSelector('.view-line:has-text("token_lifetime = 7200")');
    await user.page.click('.codelens-decoration >> text=add import block');
    await user.page.waitForSelector('.view-line:has-text("import {")');
    await user.save();
  });
});
