// The server as a program, over its standard input and output, as every editor runs it.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  CompletionRequest,
  HoverRequest,
  DidChangeConfigurationNotification,
  DidChangeWorkspaceFoldersNotification,
  type InsertReplaceEdit,
  type TextEdit,
} from 'vscode-languageserver/node';
import { bundle, temporaryFolder, write } from './bundle';
import { startClient } from './client';

let program = '';
before(async () => {
  program = await bundle('node');
});

const api = (body: string) => `resource "auth0_resource_server" "api" {\n  identifier = "https://api"\n${body}}\n`;
const scopes = api('  scopes {\n    value = "read:users"\n  }\n');
const pin = (version: string) =>
  `terraform {\n  required_providers {\n    auth0 = {\n      source  = "auth0/auth0"\n      version = "${version}"\n    }\n  }\n}\n`;
const lock = (version: string) => `provider "registry.terraform.io/auth0/auth0" {\n  version = "${version}"\n}\n`;
const untitled = 'untitled:Untitled-1';

test('it says what it can do', async (t) => {
  const { initialized } = await startClient(t, program);
  const { completionProvider, diagnosticProvider, hoverProvider, textDocumentSync } = initialized.capabilities;
  assert.deepEqual(textDocumentSync, { openClose: true, change: 2, save: true });
  assert.equal(completionProvider?.resolveProvider, true);
  assert.equal(hoverProvider, true);
  assert.deepEqual(diagnosticProvider, { interFileDependencies: true, workspaceDiagnostics: false });
});

test('it asks to be told about the files of modules and about settings', async (t) => {
  const { registrations, diagnostics } = await startClient(t, program);
  // An answer after the registrations means that they have come.
  await diagnostics(untitled);
  assert.deepEqual(registrations.map((it) => it.method).sort(), [
    'workspace/didChangeConfiguration',
    'workspace/didChangeWatchedFiles',
    'workspace/didChangeWorkspaceFolders',
  ]);
  const watchers = registrations.find((it) => it.method === 'workspace/didChangeWatchedFiles')
    ?.registerOptions as unknown;
  assert.deepEqual(watchers, {
    watchers: ['**/*.tf', '**/*.tofu', '**/.terraform.lock.hcl'].map((globPattern) => ({ globPattern })),
  });
});

test('completion offers a snippet, with an edit for both ways of accepting it', async (t) => {
  const { open, complete } = await startClient(t, program);
  const place = await open(untitled, api('  sign$0ing_a\n'));
  const item = (await complete(place)).find((it) => it.label === 'signing_alg');
  assert.ok(item);
  assert.equal(item.insertTextFormat, 2);
  assert.notEqual(item.labelDetails, undefined);
  const { newText, insert, replace } = item.textEdit as InsertReplaceEdit;
  assert.equal(newText, 'signing_alg = "$0"');
  assert.deepEqual(insert, { start: { line: 2, character: 2 }, end: { line: 2, character: 6 } });
  assert.deepEqual(replace, { start: { line: 2, character: 2 }, end: { line: 2, character: 11 } });
});

test('completion offers plain text and one edit to a client that knows no more', async (t) => {
  const { open, complete } = await startClient(t, program, { capabilities: {} });
  const place = await open(untitled, api('  sign$0ing_a\n'));
  const items = await complete(place);
  const item = items.find((it) => it.label === 'signing_alg');
  assert.ok(item);
  assert.equal(item.insertTextFormat, 1);
  const { newText, range } = item.textEdit as TextEdit;
  assert.equal(newText, 'signing_alg = ""');
  assert.deepEqual(range, { start: { line: 2, character: 2 }, end: { line: 2, character: 11 } });
  for (const it of items) {
    assert.doesNotMatch((it.textEdit as TextEdit).newText, /\$\{?\d/);
    assert.equal(it.command, undefined);
  }
});

test('the list opens again after an attribute with known values, by the command that the client names', async (t) => {
  const { open, complete } = await startClient(t, program, { initializationOptions: { suggestCommand: 'suggest' } });
  const items = await complete(await open(untitled, api('  sign$0\n')));
  assert.equal(items.find((it) => it.label === 'signing_alg')?.command?.command, 'suggest');
});

test('resolve brings the documentation, and lets pass what is not ours', async (t) => {
  const { open, complete, connection } = await startClient(t, program);
  const item = (await complete(await open(untitled, api('  sign$0\n')))).find((it) => it.label === 'signing_alg');
  const resolved = await connection.sendRequest('completionItem/resolve', item);
  const { documentation } = resolved as { documentation?: { kind: string; value: string } };
  assert.equal(documentation?.kind, 'markdown');
  assert.match(documentation.value, /RS256/);
  const strange = { label: 'x', data: { mode: 'resource', type: 7 } };
  assert.deepEqual(await connection.sendRequest('completionItem/resolve', strange), strange);
});

test('the list does not open by itself where nobody wants it', async (t) => {
  const { open, complete, close } = await startClient(t, program);
  const count = async (body: string, typed: string) => {
    const found = await complete(await open(untitled, api(body)), typed);
    await close(untitled);
    return found.length;
  };
  assert.equal(await count('  signing_alg = "RS256"$0\n', '"'), 0);
  assert.equal(await count('  token_encryption {$0}\n', '{'), 0);
  assert.equal(await count('  name = "a $0"\n', ' '), 0);
  assert.notEqual(await count('  signing_alg = "$0"\n', '"'), 0);
  assert.notEqual(await count('  signing_alg = $0\n', ' '), 0);
  assert.notEqual(await count('  name = "${$0}"\n', '{'), 0);
});

test('hover explains an attribute and says where it stands', async (t) => {
  const { open, hover } = await startClient(t, program);
  const found = await hover(await open(untitled, api('  token_li$0fetime = 60\n')));
  assert.deepEqual(found?.range, { start: { line: 2, character: 2 }, end: { line: 2, character: 16 } });
  assert.match(JSON.stringify(found?.contents), /"kind":"markdown".*seconds/);
});

test('hover has nothing to say about empty lines and about documents that are not open', async (t) => {
  const { open, hover } = await startClient(t, program);
  assert.equal(await hover(await open(untitled, '\n$0\n')), null);
  assert.equal(
    await hover({ textDocument: { uri: 'file:///nowhere/main.tf' }, position: { line: 0, character: 0 } }),
    null,
  );
});

test('a diagnostic carries its rule, its page, its source and its severity', async (t) => {
  const { open, diagnostics } = await startClient(t, program);
  await open(untitled, api('  signing_alg = "none"\n'));
  const [found, ...others] = await diagnostics(untitled);
  assert.deepEqual(others, []);
  assert.deepEqual(found?.range, { start: { line: 2, character: 16 }, end: { line: 2, character: 22 } });
  assert.equal(found.code, 'allowed-value');
  assert.equal(found.source, 'Auth0 Terraform');
  assert.equal(found.severity, 1);
  assert.match(found.codeDescription?.href ?? '', /^https:\/\/.*allowed-value/);
});

test('a diagnostic says that an attribute is deprecated by its tag', async (t) => {
  const { open, diagnostics } = await startClient(t, program, {
    initializationOptions: {},
    configuration: () => ({ providerVersion: '0.50.0' }),
  });
  await open(untitled, scopes);
  const [found] = await diagnostics(untitled);
  assert.equal(found?.code, 'deprecated');
  assert.deepEqual(found.tags, [2]);
});

test('a diagnostic points at the other place where there is one', async (t) => {
  const folder = temporaryFolder(t, { 'main.tf': '' });
  const uri = pathToFileURL(`${folder}/main.tf`).href;
  const { open, diagnostics } = await startClient(t, program, { folders: [folder] });
  await open(uri, api('  token_encryption {\n  }\n  token_encryption {\n  }\n'));
  const found = (await diagnostics(uri)).find((it) => it.code === 'too-many-blocks');
  assert.deepEqual(
    found?.relatedInformation?.map((it) => it.location),
    [{ uri, range: { start: { line: 2, character: 2 }, end: { line: 2, character: 18 } } }],
  );
});

test('lines may end in carriage return and line feed', async (t) => {
  const { open, change, diagnostics } = await startClient(t, program);
  const text = api('  name = "é😀"\n  signing_alg = "none"\n').replaceAll('\n', '\r\n');
  await open(untitled, text);
  const range = (from: number, to: number) => [
    { start: { line: 3, character: from }, end: { line: 3, character: to } },
  ];
  assert.deepEqual(
    (await diagnostics(untitled)).map((it) => it.range),
    range(16, 22),
  );
  const after = await change(untitled, text, '😀', '');
  await change(untitled, after, 'none', 'nonsense');
  assert.deepEqual(
    (await diagnostics(untitled)).map((it) => it.range),
    range(16, 26),
  );
});

test('an edit counts at once', async (t) => {
  const { open, change, rules } = await startClient(t, program);
  const text = api('  signing_alg = "none"\n');
  await open(untitled, text);
  assert.deepEqual(await rules(untitled), ['allowed-value']);
  await change(untitled, text, 'none', 'RS256');
  assert.deepEqual(await rules(untitled), []);
});

test('a client that cannot pull gets diagnostics when it opens and changes a document, and none when it closes it', async (t) => {
  const folder = temporaryFolder(t, { 'versions.tf': pin('1.2.0') });
  const main = pathToFileURL(`${folder}/main.tf`).href;
  const versions = pathToFileURL(`${folder}/versions.tf`).href;
  const { open, change, close, published, initialized } = await startClient(t, program, {
    capabilities: {},
    folders: [folder],
  });
  assert.equal(initialized.capabilities.diagnosticProvider, undefined);
  const codes = async () => {
    const { uri, version, diagnostics } = await published.next();
    return [uri, version, ...diagnostics.map((it) => it.code)];
  };
  await open(main, scopes);
  assert.deepEqual(await codes(), [main, 1, 'removed']);
  await open(versions, pin('1.2.0'));
  assert.deepEqual(
    [await codes(), await codes()],
    [
      [main, 1, 'removed'],
      [versions, 1],
    ],
  );
  await change(versions, pin('1.2.0'), '1.2.0', '0.37.0');
  assert.deepEqual(
    [await codes(), await codes()],
    [
      [main, 1],
      [versions, 2],
    ],
  );
  await close(versions);
  assert.deepEqual(
    [await codes(), await codes()],
    [
      [versions, undefined],
      [main, 1, 'removed'],
    ],
  );
});

test('a setting changes severities, and another one silences all', async (t) => {
  let settings: unknown = { validation: { severities: { 'allowed-value': 'hint' } } };
  const { open, diagnostics, connection, refreshed } = await startClient(t, program, { configuration: () => settings });
  await open(untitled, api('  signing_alg = "none"\n'));
  assert.deepEqual(
    (await diagnostics(untitled)).map((it) => it.severity),
    [4],
  );
  settings = { validation: { enabled: false } };
  await connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  await refreshed.next();
  assert.deepEqual(await diagnostics(untitled), []);
});

test('each workspace folder has its own settings', async (t) => {
  const folder = temporaryFolder(t, { 'a/main.tf': '', 'b/main.tf': '' });
  const [a, b] = ['a', 'b'].map((it) => pathToFileURL(`${folder}/${it}/main.tf`).href) as [string, string];
  const configuration = (uri: string) => ({ providerVersion: uri === a ? '0.37.0' : '1.2.0' });
  const { open, rules, provider } = await startClient(t, program, {
    folders: [`${folder}/a`, `${folder}/b`],
    configuration,
  });
  await open(a, scopes);
  await open(b, scopes);
  assert.deepEqual([await rules(a), await rules(b)], [[], ['removed']]);
  assert.equal((await provider(a))?.version, '0.37.0');
});

test('a client that is not asked for settings sends them', async (t) => {
  const initializationOptions = { settings: { validation: { severities: { 'allowed-value': 'off' } } } };
  const { open, published, connection } = await startClient(t, program, { capabilities: {}, initializationOptions });
  await open(untitled, api('  signing_alg = "none"\n'));
  assert.deepEqual((await published.next()).diagnostics, []);
  await connection.sendNotification(DidChangeConfigurationNotification.type, { settings: { auth0Terraform: {} } });
  assert.deepEqual(
    (await published.next()).diagnostics.map((it) => it.code),
    ['allowed-value'],
  );
});

test('beside another Terraform extension, syntax errors are left to that one', async (t) => {
  const text = api('  name = \n');
  for (const [host, expected] of [
    ['none', ['syntax']],
    ['terraform', []],
  ] as const) {
    const { open, rules } = await startClient(t, program, { initializationOptions: { host } });
    await open(untitled, text);
    assert.deepEqual(await rules(untitled), expected);
  }
});

test('a lock file that changes on disk changes the diagnostics of an open document', async (t) => {
  const folder = temporaryFolder(t, { '.terraform.lock.hcl': lock('0.37.0'), 'main.tf': scopes });
  const [main, lockFile] = ['main.tf', '.terraform.lock.hcl'].map((it) => pathToFileURL(`${folder}/${it}`).href) as [
    string,
    string,
  ];
  const { open, rules, provider, filesChanged, refreshed, changedProvider } = await startClient(t, program, {
    folders: [folder],
  });
  await open(main, scopes);
  assert.deepEqual(await rules(main), []);
  assert.deepEqual(await provider(main), {
    version: '0.37.0',
    label: 'auth0 0.37.0 (lock file)',
    detail: (await provider(main))?.detail,
    place: { uri: lockFile, range: { start: { line: 1, character: 12 }, end: { line: 1, character: 20 } } },
  });
  write(folder, { '.terraform.lock.hcl': lock('1.2.0') });
  await filesChanged(lockFile);
  await refreshed.next();
  await changedProvider.next();
  assert.deepEqual(await rules(main), ['removed']);
  assert.equal((await provider(main))?.version, '1.2.0');
});

test('an edit in one file of a module changes the diagnostics of another one and the provider', async (t) => {
  const folder = temporaryFolder(t, { 'versions.tf': pin('0.37.0'), 'main.tf': scopes });
  const [main, versions] = ['main.tf', 'versions.tf'].map((it) => pathToFileURL(`${folder}/${it}`).href) as [
    string,
    string,
  ];
  const { open, change, rules, provider, changedProvider } = await startClient(t, program, { folders: [folder] });
  await open(main, scopes);
  await open(versions, pin('0.37.0'));
  assert.deepEqual(await rules(main), []);
  assert.equal((await provider(main))?.place?.uri, versions);
  await change(versions, pin('0.37.0'), '0.37.0', '1.2.0');
  await changedProvider.next();
  assert.deepEqual(await rules(main), ['removed']);
});

test('a module without a version of its own has that of the module which calls it, also when that one is edited', async (t) => {
  const call = 'module "api" {\n  source = "./modules/api"\n}\n';
  const folder = temporaryFolder(t, { 'root.tf': call + pin('0.37.0'), 'modules/api/main.tf': scopes });
  const [root, main] = ['root.tf', 'modules/api/main.tf'].map((it) => pathToFileURL(`${folder}/${it}`).href) as [
    string,
    string,
  ];
  const { open, change, rules, provider } = await startClient(t, program, { folders: [folder] });
  await open(main, scopes);
  assert.deepEqual(await rules(main), []);
  assert.equal((await provider(main))?.place?.uri, root);
  await open(root, call + pin('0.37.0'));
  await change(root, call + pin('0.37.0'), '0.37.0', '1.2.0');
  assert.deepEqual(await rules(main), ['removed']);
});

test('a workspace folder that is added later is searched for callers', async (t) => {
  const folder = temporaryFolder(t, {
    'root/main.tf': `module "api" {\n  source = "../api"\n}\n${pin('0.37.0')}`,
    'api/main.tf': scopes,
  });
  const main = pathToFileURL(`${folder}/api/main.tf`).href;
  const { open, rules, connection, refreshed } = await startClient(t, program, { folders: [`${folder}/api`] });
  await open(main, scopes);
  assert.deepEqual(await rules(main), ['removed']);
  const added = [{ uri: pathToFileURL(`${folder}/root`).href, name: 'root' }];
  await connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event: { added, removed: [] } });
  await refreshed.next();
  assert.deepEqual(await rules(main), []);
});

test('an untitled document is a module of its own, and an unknown one has no answers', async (t) => {
  const { open, rules, provider } = await startClient(t, program);
  await open(untitled, pin('0.37.0') + scopes);
  assert.deepEqual(await rules(untitled), []);
  assert.equal((await provider(untitled))?.version, '0.37.0');
  assert.equal(await provider('untitled:Untitled-2'), null);
  assert.deepEqual(await rules('untitled:Untitled-2'), []);
});

test('a bug costs one answer, is logged with its stack, and the next answer is right', async (t) => {
  const { open, hover, connection, log } = await startClient(t, program);
  const place = await open(untitled, api('  token_li$0fetime = 60\n'));
  assert.equal(
    await connection.sendRequest('textDocument/hover', { textDocument: place.textDocument, position: null }),
    null,
  );
  assert.match(log.join('\n'), /^hover for untitled:Untitled-1 failed: TypeError[^]*\n\s+at /m);
  assert.notEqual(await hover(place), null);
});

test('a request can be cancelled', async (t) => {
  const folder = temporaryFolder(t, { 'main.tf': scopes });
  const uri = pathToFileURL(`${folder}/main.tf`).href;
  let answered: (value: unknown) => void = () => undefined;
  const settings = new Promise((resolve) => (answered = resolve));
  const { open, connection, hover } = await startClient(t, program, {
    folders: [folder],
    configuration: () => settings,
  });
  const place = await open(uri, scopes.replace('scopes', 'sco$0pes'));
  const { CancellationTokenSource } = await import('vscode-languageserver/node');
  const source = new CancellationTokenSource();
  const request = connection.sendRequest(HoverRequest.type, place, source.token);
  source.cancel();
  answered({});
  await assert.rejects(request, { code: -32800 });
  assert.notEqual(await hover(place), null);
});

test('a request about a text that has changed meanwhile is refused, not answered wrongly', async (t) => {
  let answered: (value: unknown) => void = () => undefined;
  const settings = new Promise((resolve) => (answered = resolve));
  const { open, change, connection } = await startClient(t, program, { configuration: () => settings });
  const text = api('  sign\n');
  const place = await open(untitled, api('  sign$0\n'));
  const request = connection.sendRequest(CompletionRequest.type, place);
  await change(untitled, text, 'sign', 'to');
  answered({});
  await assert.rejects(request, { code: -32801 });
});

test('it ends with 0 after shutdown, and with 1 when the editor just goes', async (t) => {
  const polite = await startClient(t, program);
  assert.equal(await polite.shutDown(), 0);
  const gone = await startClient(t, program);
  gone.server.stdin.end();
  assert.equal(await gone.exited, 1);
});

test('without a transport it says how to start it', async () => {
  const { spawnSync } = await import('node:child_process');
  const { status, stderr } = spawnSync(process.execPath, [program], { encoding: 'utf8' });
  assert.equal(status, 2);
  assert.match(stderr, /--stdio/);
});
