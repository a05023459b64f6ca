// What the server knows beyond one document: modules on disk, workspace folders, settings.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { DidChangeConfigurationNotification, DidChangeWorkspaceFoldersNotification } from 'vscode-languageserver/node';
import { bundle, temporaryFolder, write } from './bundle';
import { startClient } from './client';
import { api, lock, pin, scopes, untitled } from './texts';

let program = '';
before(async () => {
  program = await bundle('node');
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
  await change(main, scopes, 'read:users', 'read:all');
  assert.deepEqual(await rules(main), []);
  assert.deepEqual(changedProvider.heard, [], 'an edit that leaves the version alone is no news');
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

test('a client that cannot pull gets new diagnostics of a module when one that calls it is edited', async (t) => {
  const call = 'module "api" {\n  source = "./modules/api"\n}\n';
  const folder = temporaryFolder(t, { 'root.tf': call + pin('0.37.0'), 'modules/api/main.tf': scopes, 'b/b.tf': '' });
  const [root, main, other] = ['root.tf', 'modules/api/main.tf', 'b/b.tf'].map(
    (it) => pathToFileURL(`${folder}/${it}`).href,
  ) as [string, string, string];
  const { open, change, published } = await startClient(t, program, { capabilities: {}, folders: [folder] });
  const next = async () => {
    const { uri, diagnostics } = await published.next();
    return [uri, ...diagnostics.map((it) => it.code)];
  };
  await open(main, scopes);
  assert.deepEqual(await next(), [main]);
  await open(other, '');
  assert.deepEqual(await next(), [other]);
  await open(root, call + pin('0.37.0'));
  assert.deepEqual([await next(), await next()], [[main], [root]]);
  const text = await change(root, call + pin('0.37.0'), '0.37.0', '1.2.0');
  assert.deepEqual([await next(), await next()], [[main, 'removed'], [root]]);
  await change(root, text, call, '');
  assert.deepEqual([await next(), await next()], [[main, 'removed'], [root]]);
  assert.deepEqual(published.heard, []);
});

test('an open lock file belongs to its module: its text counts, and a hover explains the version', async (t) => {
  const folder = temporaryFolder(t, { '.terraform.lock.hcl': lock('0.37.0'), 'main.tf': scopes });
  const [main, lockFile] = ['main.tf', '.terraform.lock.hcl'].map((it) => pathToFileURL(`${folder}/${it}`).href) as [
    string,
    string,
  ];
  const { open, hover, rules } = await startClient(t, program, { folders: [folder] });
  const place = await open(lockFile, lock('1.2.0').replace('1.2.0', '1.$02.0'));
  assert.match(JSON.stringify((await hover(place))?.contents), /1\.2\.0 .lock file/);
  assert.deepEqual(await rules(lockFile), []);
  await open(main, scopes);
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
