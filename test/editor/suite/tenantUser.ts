// A user of the tenant's commands who answers by script. Documents, edits and HTTP are real; only the questions are not asked.
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { run, tenantCommands } from '../../../client/src/commands';
import { type Context, type Target } from '../../../client/src/commands/context';
import { createSessions } from '../../../client/src/sessions/sessions';
import { createTenants } from '../../../client/src/sessions/tenants';
import { type ResourceServer } from '../../../client/src/tenant/resourceServer';
import { type Choice, type Growing, type Ui } from '../../../client/src/ui';
import { viewOptions } from '../../../client/src/views/viewOptions';
import { vscodeDocuments } from '../../../client/src/vscodeDocuments';
import { type DemoTenant, startDemoTenant } from '../../tenant/demo/demoTenant';
import { largeTenant } from '../../tenant/demo/resourceServers';

/** What the user does while a list is open: looks at it, then takes some of it, or gives up with undefined. */
export type Look = (list: Growing<ApiChoice>) => Promise<readonly string[] | undefined>;

type ApiChoice = Choice & { readonly server: ResourceServer };

export interface TenantUser {
  readonly demo: DemoTenant;
  readonly context: Context;
  /** All that was told and logged. */
  readonly heard: string[];
  /** What is done with the next list. */
  look: Look;
  /** Pressed on messages that have it. */
  button: string | undefined;
  /** Entered for each prompt that begins so. */
  readonly entries: Map<string, string>;
  run(command: string): Promise<void>;
  /** As from the view or a code lens. */
  runOn(command: string, target: Target | undefined): Promise<void>;
  leave(): Promise<void>;
}

/** Signed in to a demo tenant with 1,200 APIs, in which the secret and the HS256 secret are canaries. */
export async function tenantUser(): Promise<TenantUser> {
  const canary = () => `canary-${randomBytes(12).toString('hex')}`;
  const demo = await startDemoTenant({ clientSecret: canary() });
  const signingSecret = canary();
  demo.servers = largeTenant(demo.host, signingSecret, 1200);
  const { origin, clientId, clientSecret } = demo;
  const sessions = createSessions(memory());
  await sessions.add({ kind: 'client-secret', origin, clientId, clientSecret });
  const tenants = createTenants(sessions, () => true);
  const heard: string[] = [];
  const entries = new Map([
    ['Client ID', clientId],
    ['Client secret', clientSecret],
  ]);
  const ui: Ui = {
    ...vscodeDocuments,
    trusted: true,
    shell: 'sh',
    choose: (_question, choices) => Promise.resolve(choices.find((it) => it.label === 'Client ID and secret')),
    async chooseMany({ title }, list) {
      const names = await user.look(list as unknown as Growing<ApiChoice>);
      heard.push(title);
      return names && list.state().choices.filter((it) => names.includes(it.label));
    },
    enter: ({ prompt }) => Promise.resolve([...entries].find(([start]) => prompt.startsWith(start))?.[1]),
    chooseFile: () => Promise.resolve(undefined),
    tell(_level, message, ...buttons) {
      heard.push(message);
      return Promise.resolve(buttons.find((it) => it === user.button));
    },
    progress: (title, work) => {
      heard.push(title);
      return work((it) => heard.push(it), new AbortController().signal);
    },
    log: (message) => heard.push(message),
    showLog: () => undefined,
    copy: (text) => Promise.resolve(void heard.push(text)),
    readClipboard: () => Promise.resolve(''),
    open: (url) => Promise.resolve(void heard.push(url)),
    typeInTerminal: (text) => heard.push(text),
    providerVersion: () => Promise.resolve('1.2.0'),
  };
  const user: TenantUser = {
    demo,
    heard,
    entries,
    look: () => Promise.resolve(undefined),
    button: undefined,
    context: {
      ui,
      sessions,
      tenants,
      view: viewOptions({ keys: () => [], get: () => undefined, update: () => Promise.resolve() } as vscode.Memento),
      compareWith: () => undefined,
      signIn: { environment: () => ({}), store: async (it) => void (await sessions.add(it)) },
    },
    run: (command) => user.runOn(command, undefined),
    runOn(command, target) {
      const found = tenantCommands[`auth0Terraform.${command}`];
      if (!found) throw new Error(`There is no command ${command}.`);
      return run(user.context, found, target, undefined);
    },
    async leave() {
      tenants.dispose();
      sessions.dispose();
      await demo.stop();
      for (const canary of [clientSecret, signingSecret, ...demo.tokens.keys()]) {
        const leak = heard.find((it) => it.includes(canary));
        if (leak !== undefined) throw new Error(`A canary was told: ${leak}`);
        const document = vscode.workspace.textDocuments.find((it) => it.getText().includes(canary));
        if (document) throw new Error(`A canary is in ${document.uri.path}`);
      }
    },
  };
  return user;
}

/** Waits until the list has all of these, then takes them. */
export function takes(...names: readonly string[]): Look {
  return async (list) => {
    const has = (name: string) => list.state().choices.some((it) => it.label === name);
    await Promise.race([until(list, () => !list.state().busy && names.every(has)), list.failed]);
    // A list that has failed is not busy either.
    await Promise.race([new Promise((resolve) => setImmediate(resolve)), list.failed]);
    return names;
  };
}

/** Resolves when the list is as wished. */
export function until(list: Growing<ApiChoice>, isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isSo()) return;
      stop();
      resolve();
    };
    const stop = list.onChange(look);
    look();
  });
}

/** Secret storage that lasts as long as the test. */
function memory(): vscode.SecretStorage {
  const values = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.SecretStorageChangeEvent>();
  return {
    keys: () => Promise.resolve([...values.keys()]),
    get: (key) => Promise.resolve(values.get(key)),
    store: (key, value) => {
      values.set(key, value);
      changed.fire({ key });
      return Promise.resolve();
    },
    delete: (key) => {
      values.delete(key);
      changed.fire({ key });
      return Promise.resolve();
    },
    onDidChange: changed.event,
  } as vscode.SecretStorage;
}
