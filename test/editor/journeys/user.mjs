// What a user does in the workbench, and where the journeys look. Every step waits for what it causes; nothing sleeps.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from '../../../scripts/host/setUp.mjs';
import { installExtension, makeHome, openBrowser, startServer } from '../../../scripts/host/workbench.mjs';
import { vsix } from '../../../scripts/package.mjs';

const shots = path.join(root, 'out/shots');

/** @typedef {Awaited<ReturnType<typeof startUser>>} User */

/** Looks until the file is there and says so. @param {string} file @param {(text: string) => boolean} saysSo */
export async function fileSays(file, saysSo) {
  const end = Date.now() + 20_000;
  while (!fs.existsSync(file) || !saysSo(fs.readFileSync(file, 'utf8'))) {
    if (Date.now() > end) throw new Error(`${file} does not say what was waited for.`);
    await pause(50);
  }
}

/**
 * A user in front of a fresh editor: the packaged extension is installed, a copy of `examples/` is open.
 * @param {object} [options]
 * @param {Record<string, unknown>} [options.settings] the user's settings
 * @param {string[]} [options.extensions] the VSIX files that are installed, in this order; ours alone unless told
 * @param {boolean} [options.trusted] false: the workspace is in restricted mode
 * @param {Record<string, string>} [options.env] of the editor
 * @param {(home: string) => void} [options.prepare] the last word before the editor starts
 */
export async function startUser({ settings = {}, extensions = [vsix], trusted = true, env = {}, prepare } = {}) {
  const home = makeHome(settings);
  const workspace = path.join(home, 'examples');
  fs.cpSync(path.join(root, 'examples'), workspace, { recursive: true });
  for (const it of extensions) installExtension(home, it);
  prepare?.(home);
  const server = await startServer(home, { args: trusted ? ['--disable-workspace-trust'] : [], env });
  const browser = await openBrowser(home, server.url);
  const page = browser.pages()[0] ?? (await browser.newPage());
  page.setDefaultTimeout(20_000);
  await page.goto(`${server.url}/?folder=${encodeURIComponent(workspace)}`);
  await page.waitForSelector('.explorer-folders-view .monaco-list-row');

  return {
    page,
    home,
    workspace,
    /** The folder of our installed extension. */
    installed: installedIn(home),

    /** Opens a file by its path below `examples/`. @param {string} file */
    async open(file) {
      await page.keyboard.press('Control+P');
      await page.waitForSelector('.quick-input-widget input');
      await page.keyboard.type(file);
      const name = path.posix.basename(file);
      await page.click(`.quick-input-widget .monaco-list-row[aria-label^="${name}"]`);
      await page.waitForSelector(`.tab.active[data-resource-name="${name}"]`);
      await page.waitForSelector('.monaco-editor .view-line');
    },

    /** Runs a command by its title in the palette. @param {string} title */
    async run(title) {
      await page.keyboard.press('F1');
      await page.waitForSelector('.quick-input-widget input');
      await page.keyboard.type(title);
      await page.click(`.quick-input-widget .monaco-list-row >> text=${title}`);
    },

    /**
     * Signs in to a tenant with a client ID and a secret.
     * @param {{ host: string, clientId: string, clientSecret: string }} tenant
     */
    async signIn({ host, clientId, clientSecret }) {
      await this.run('Auth0 Terraform: Sign In to Tenant...');
      await page.click('.quick-input-widget .monaco-list-row >> text=Client ID and secret');
      for (const [prompt, text] of [
        ['Domain', host],
        ['Client ID', clientId],
        ['Client secret', clientSecret],
      ]) {
        await page.waitForSelector(`.quick-input-widget .quick-input-message >> text=${prompt}`);
        await page.keyboard.type(text ?? '');
        await page.keyboard.press('Enter');
      }
      await page.waitForSelector(`.notification-toast >> text=You are signed in to ${host}.`);
    },

    /** Signs out of a tenant by the command. @param {string} host */
    async signOut(host) {
      await this.run('Auth0 Terraform: Sign Out of Tenant...');
      await page.click(`.quick-input-widget .monaco-list-row >> text=${host}`);
    },

    /** Puts the cursor at the end of the file, in an empty line. */
    async atTheEnd() {
      await page.keyboard.press('Control+End');
      await page.keyboard.press('Enter');
    },

    /** Saves the open document, which has changes. */
    async save() {
      await page.waitForSelector('.tab.active.dirty');
      await page.keyboard.press('Control+S');
      await page.waitForSelector('.tab.active:not(.dirty)');
    },

    /** A row of the completion list. @param {string} label */
    offer(label) {
      return page.locator('.suggest-widget.visible .monaco-list-row', { hasText: label }).first();
    },

    /** The text of the hover that the mouse brings up over a word of the editor. @param {string} word */
    async hover(word) {
      await page.locator('.view-line span', { hasText: word }).last().hover();
      const hover = page.locator('.monaco-editor .monaco-hover:not(.hidden) .hover-contents').first();
      await hover.waitFor();
      return hover;
    },

    /** What the grammar in force says about the cursor's place. */
    async scopes() {
      await this.run('Developer: Inspect Editor Tokens and Scopes');
      const text = await page.locator('.token-inspect-widget').innerText();
      await page.keyboard.press('Escape');
      return text;
    },

    /** Name of the open document's language. */
    language() {
      return page.locator('[id="status.editor.mode"]').innerText();
    },

    /** The text of the open editor, as far as it is on the screen. */
    async text() {
      return (await page.locator('.monaco-editor .view-lines').first().innerText()).replaceAll('\u00a0', ' ');
    },

    /** @param {string} name of a picture in out/shots */
    async shot(name) {
      await page.screenshot({ path: path.join(shots, `${name}.png`), animations: 'disabled' });
    },

    /** A picture of the editor alone, for the README; UPDATE=1 puts it there. @param {string} name */
    async picture(name) {
      const file = path.join(shots, `${name}.png`);
      await page.locator('.part.editor').screenshot({ path: file, animations: 'disabled' });
      if (process.env.UPDATE) fs.copyFileSync(file, path.join(root, 'images', `${name}.png`));
    },

    async leave() {
      await browser.close();
      await server.stop();
      fs.rmSync(home, { recursive: true, force: true });
    },
  };
}

/** The folder of our extension in a home. @param {string} home */
export function installedIn(home) {
  const folder = path.join(home, 'extensions');
  const ours = fs.readdirSync(folder).find((it) => it.startsWith('apis-as-code.auth0-terraform'));
  if (!ours) throw new Error('The extension is not installed.');
  return path.join(folder, ours);
}
