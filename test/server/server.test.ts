// The server as a program, over its standard input and output, as every editor runs it.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  CompletionRequest,
  CompletionResolveRequest,
  HoverRequest,
  type InsertReplaceEdit,
  type TextEdit,
} from 'vscode-languageserver/node';
import { bundle, temporaryFolder } from './bundle';
import { startClient } from './client';
import { api, scopes, untitled } from './texts';

let program = '';
before(async () => {
  program = await bundle('node');
});

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
  ]);
  const watchers = registrations.find((it) => it.method === 'workspace/didChangeWatchedFiles')
    ?.registerOptions as unknown;
  assert.deepEqual(watchers, {
    watchers: [
      ...['**/*.tf', '**/*.tofu', '**/.terraform.lock.hcl'].map((globPattern) => ({ globPattern })),
      { globPattern: '**/*', kind: 4 },
    ],
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

const brief = {
  textDocument: {
    completion: {
      completionItem: { snippetSupport: true, insertReplaceSupport: true },
      completionList: { itemDefaults: ['editRange', 'insertTextFormat', 'insertTextMode', 'data'] },
    },
  },
};

test('a client that knows lists with defaults is told once what all items share', async (t) => {
  const { open, connection } = await startClient(t, program, { capabilities: brief });
  const place = await open(untitled, api('  sign$0ing_a\n'));
  const list = await connection.sendRequest(CompletionRequest.type, place);
  assert.ok(list && !Array.isArray(list));
  assert.deepEqual(list.itemDefaults?.editRange, {
    insert: { start: { line: 2, character: 2 }, end: { line: 2, character: 6 } },
    replace: { start: { line: 2, character: 2 }, end: { line: 2, character: 11 } },
  });
  assert.equal(list.itemDefaults.insertTextFormat, 2);
  const item = list.items.find((it) => it.label === 'signing_alg');
  assert.equal(item?.textEditText, 'signing_alg = "$0"');
  for (const it of list.items) assert.deepEqual([it.textEdit, it.insertTextFormat], [undefined, undefined], it.label);
  assert.equal(item.data, undefined);
  const resolve = async (label: string) => {
    const found = list.items.find((it) => it.label === label);
    const whole = { ...found, label, data: (found?.data ?? list.itemDefaults?.data) as unknown };
    const { documentation } = await connection.sendRequest(CompletionResolveRequest.type, whole);
    return JSON.stringify(documentation);
  };
  assert.match(await resolve('signing_alg'), /RS256/);
  assert.match(await resolve('lifecycle'), /Terraform/);
});

test('items that differ from the rest of such a list say so themselves', async (t) => {
  const { open, connection } = await startClient(t, program, { capabilities: brief });
  const place = await open(untitled, api('  signing_alg = $0\n') + 'variable "alg" {\n}\n');
  const list = await connection.sendRequest(CompletionRequest.type, place);
  assert.ok(list && !Array.isArray(list));
  const value = list.items.find((it) => it.label === 'RS256');
  assert.deepEqual([value?.insertTextFormat, value?.textEditText], [1, '"RS256"']);
  assert.equal((value?.data as { value: string }).value, 'RS256');
  const reference = list.items.find((it) => it.label === 'var.alg');
  assert.deepEqual([reference?.insertTextFormat, reference?.textEditText, reference?.data], [1, undefined, false]);
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
  assert.notEqual(await count('  name = "${$0}"\n}\nvariable "name" {\n', '{'), 0);
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
