// An ordinary day: mistakes are seen, a block is written, a removed attribute is looked up. Once in the dark, and once in the light
// in a workspace that is not trusted.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { fileSays, startUser } from './user.mjs';

const packaged = [
  '.vsixmanifest',
  'LICENSE.txt',
  'changelog.md',
  'dist',
  'dist/auth0.js',
  'dist/check.js',
  'dist/client.js',
  'dist/server.js',
  'images',
  'images/apis.svg',
  'images/icon.png',
  'package.json',
  'readme.md',
  'snippets',
  'snippets/auth0.code-snippets',
  'syntaxes',
  'syntaxes/hcl.tmLanguage.json',
];

for (const { name, theme, trusted } of [
  { name: 'dark', theme: 'Dark Modern', trusted: true },
  { name: 'light', theme: 'Light Modern', trusted: false },
])
  describe(`everyday, ${name}, ${trusted ? 'trusted' : 'restricted'}`, () => {
    /** @type {import('./user.mjs').User} */
    let user;
    before(async () => {
      user = await startUser({
        trusted,
        settings: {
          'workbench.colorTheme': theme,
          'editor.minimap.enabled': false,
          'security.workspace.trust.banner': 'never',
          'security.workspace.trust.startupPrompt': 'never',
          'auth0Terraform.validation.severities': { 'allowed-value': 'information' },
        },
      });
    });
    after(() => user.leave());
    afterEach(() => user.page.keyboard.press('Escape'));

    test('the installed package holds what users need, and nothing else', () => {
      assert.deepEqual(fs.readdirSync(user.installed, { recursive: true }).sort(), packaged);
    });

    test('the workspace is trusted as it was said', async () => {
      const restricted = user.page.locator('.statusbar >> text=Restricted Mode');
      if (!trusted) await restricted.waitFor();
      assert.equal(await restricted.count(), trusted ? 0 : 1);
    });

    test('mistakes have squiggles of three severities', async () => {
      await user.open('mistakes/older-0.37/main.tf');
      for (const severity of ['error', 'warning', 'info'])
        await user.page.waitForSelector(`.monaco-editor .squiggly-${severity}`, { state: 'visible' });
      await user.run('View: Toggle Problems');
      await user.page.waitForSelector('.markers-panel .monaco-list-row >> text=options-refused');
      await user.shot(`squiggles-${name}`);
      await user.run('View: Toggle Problems');
    });

    test('the status item tells the provider version, and why', async () => {
      await user.open('current/orders.tf');
      await user.page.hover('[id="status.languageStatus"]');
      await user.page.waitForSelector('.hover-language-status >> text=/auth0 1\\.\\d+\\.\\d+ \\(lock file\\)/');
      await user.shot(`status-${name}`);
      await user.page.click('.hover-language-status a:has-text("Open")');
      await user.page.waitForSelector('.tab.active[data-resource-name=".terraform.lock.hcl"]');
    });

    test('colours and comments are ours', async () => {
      await user.open('current/locals.tf');
      assert.match(await user.scopes(), /source\.auth0-terraform\.hcl/);
      await user.atTheEnd();
      await user.page.keyboard.type('x = 1');
      await user.page.keyboard.press('Control+/');
      await user.page.waitForSelector('.view-line:has-text("# x = 1")');
    });

    test('a provider version is selected, and given up again', async () => {
      const settings = path.join(user.workspace, '.vscode/settings.json');
      await user.open('legacy-0.37/main.tf');
      await user.run('Auth0 Terraform: Select Provider Version...');
      await user.page.waitForSelector('.quick-input-widget >> text=As the files say');
      await user.page.keyboard.type('1.2.0');
      await user.page.click('.quick-input-widget .monaco-list-row >> text="1.2.0"');
      await fileSays(settings, (it) => it.includes('"auth0Terraform.providerVersion": "1.2.0"'));
      await user.page.waitForSelector('.monaco-editor .squiggly-error', { state: 'attached' });
      await user.run('Auth0 Terraform: Select Provider Version...');
      await user.page.click('.quick-input-widget .monaco-list-row >> text=As the files say');
      // That the problems follow a setting both ways is asked in the host (suite), where their answers can be awaited.
      await fileSays(settings, (it) => !it.includes('providerVersion'));
    });

    test('a template completes to a whole block', async () => {
      await user.open('current/services.tf');
      await user.atTheEnd();
      await user.page.keyboard.type('auth0');
      const offer = user.offer('auth0_resource_server');
      await offer.waitFor();
      await user.shot(`template-${name}`);
      await offer.click();
      await user.page.waitForSelector('.view-line:has-text("identifier") >> nth=-1');
      assert.match(await user.text(), /resource "auth0_resource_server" "\w+" \{\n\s+\w/);
    });

    test('allowed values complete inside quotes', async () => {
      await user.open('current/payments.tf');
      await user.atTheEnd();
      await user.page.keyboard.type('resource "auth0_resource_server" "demo" {\n');
      await user.page.keyboard.type('signing_alg = "');
      const offer = user.offer('PS256');
      await offer.waitFor();
      await user.shot(`values-${name}`);
      if (name === 'dark') await user.picture('completion');
      await offer.click();
      await user.page.waitForSelector('.view-line:has-text("signing_alg = \\"PS256\\"")');
    });

    test('hover tells of a block that the version in force no longer has', async () => {
      await user.open('mistakes/names.tf');
      const hover = await user.hover('scopes');
      await user.page.waitForSelector('.monaco-hover >> text=/1\\.0\\.0/');
      assert.match(await hover.innerText(), /auth0_resource_server_scopes/);
      await user.shot(`hover-${name}`);
      if (name === 'dark') await user.picture('hover');
    });
  });
