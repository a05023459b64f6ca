import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, test } from 'node:test';
import { tenantCommands } from '../client/src/commands';
import { knownVersions } from '../server/src/language';
import descriptions from '../server/schema/rules.json';
import { reported } from '../server/src/language/rules';
import { defaults, keys, section, toSettings } from '../server/src/settings';
import { scopeName } from './grammar';

interface Manifest {
  readonly main: string;
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly languages: readonly Record<string, unknown>[];
    readonly grammars: readonly { language: string; scopeName: string; path: string }[];
    readonly snippets: readonly { language: string; path: string }[];
    readonly commands: readonly { command: string; title: string; category: string }[];
    readonly configuration: { readonly properties: Record<string, Setting> };
  };
}

interface Setting {
  readonly default: unknown;
  readonly scope: string;
  readonly pattern?: string;
  readonly description?: string;
  readonly markdownDescription?: string;
  properties?: Record<string, unknown>;
  readonly additionalProperties?: boolean;
}

const levels = ['off', 'hint', 'information', 'warning', 'error'];

const manifest = JSON.parse(fs.readFileSync('package.json', 'utf8')) as Manifest;
const { languages, grammars, snippets, commands, configuration } = manifest.contributes;
const settings = configuration.properties;

describe('manifest', () => {
  test('commands are those that the code registers', () => {
    const code = fs
      .readdirSync('client/src', { recursive: true, encoding: 'utf8' })
      .filter((it) => it.endsWith('.ts'))
      .map((it) => fs.readFileSync(`client/src/${it}`, 'utf8'))
      .join('\n');
    const registered = [...code.matchAll(/registerCommand\(\s*'([^']+)'/g)].map((it) => it[1]);
    const all = [...registered, ...Object.keys(tenantCommands)];
    assert.deepEqual(commands.map((it) => it.command).sort(), all.sort());
  });

  test('commands stand under our name in the palette', () => {
    for (const it of commands) {
      assert.ok(it.command.startsWith(`${section}.`), it.command);
      assert.equal(it.category, 'Auth0 Terraform');
    }
  });

  test('settings are those that the server reads, and the trace of the client', () => {
    assert.deepEqual(Object.keys(settings).sort(), [...keys, 'trace.server'].map((it) => `${section}.${it}`).sort());
  });

  test('settings say what they do, and folders can have their own', () => {
    for (const [key, it] of Object.entries(settings)) {
      assert.ok((it.description ?? it.markdownDescription ?? '').length > 20, key);
      assert.equal(it.scope, key.endsWith('.trace.server') ? 'window' : 'resource', key);
    }
  });

  test('default settings are what the server takes when nothing is set', () => {
    const given = keys.map((key) => [key, settings[`${section}.${key}`]?.default]);
    assert.deepEqual(toSettings(Object.fromEntries(given)), defaults);
  });

  test('the severities name every rule', () => {
    const severities = settings[`${section}.validation.severities`];
    assert.ok(severities);
    const severityOf = new Map(reported.map((it) => [it.id, it.severity]));
    const properties = Object.fromEntries(
      Object.entries(descriptions.rules)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, { what }]) => [id, { enum: levels, default: severityOf.get(id), description: `${what}.` }]),
    );
    if (process.env.UPDATE) {
      severities.properties = properties;
      fs.writeFileSync('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
    }
    assert.deepEqual(severities.properties, properties, 'UPDATE=1 writes the rules to the manifest.');
    assert.equal(severities.additionalProperties, false);
  });

  test('every known version can be set', () => {
    const pattern = new RegExp(settings[`${section}.providerVersion`]?.pattern ?? '(?!)');
    for (const it of ['', ...knownVersions]) assert.match(it, pattern);
    for (const it of ['1.2', '~> 1.2.0', 'latest']) assert.doesNotMatch(it, pattern);
  });

  test('languages are bare, so that another extension can say what they are called and how they behave', () => {
    for (const it of languages) assert.deepEqual(Object.keys(it).sort(), ['extensions', 'id']);
  });

  test('only a language or a command starts the extension, and every language of ours does', () => {
    for (const it of manifest.activationEvents) assert.match(it, /^on(Language|Command):/);
    // VS Code derives the event only for languages that come with a configuration file.
    for (const { id } of languages)
      assert.ok(manifest.activationEvents.includes(`onLanguage:${String(id)}`), String(id));
  });

  test('each language has our grammar, under our own name, and the snippets', () => {
    const ids = languages.map((it) => it.id);
    assert.deepEqual(
      grammars.map((it) => it.language),
      ids,
    );
    assert.deepEqual(
      snippets.map((it) => it.language),
      ids,
    );
    for (const it of grammars) {
      assert.equal(it.scopeName, scopeName);
      assert.equal((JSON.parse(fs.readFileSync(it.path, 'utf8')) as { scopeName: string }).scopeName, scopeName);
    }
    for (const it of snippets) assert.ok(fs.existsSync(it.path), it.path);
  });

  test('what the manifest names is there', () => {
    assert.ok(fs.existsSync(manifest.icon));
    assert.equal(manifest.main, './dist/client.js');
  });
});
