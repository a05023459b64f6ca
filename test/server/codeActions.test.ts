// The lightbulb over stdio: one undoable edit with versions, linked to the diagnostic, computed from what is open now.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { before, test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type ClientCapabilities, type CodeAction, CodeActionRequest } from 'vscode-languageserver/node';
import { bundle, temporaryFolder } from './bundle';
import { modern, type Options, startClient } from './client';
import { api } from './texts';

let program = '';
before(async () => {
  program = await bundle('node');
});

const codeAction = { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } };
const able: ClientCapabilities = {
  ...modern,
  textDocument: { ...modern.textDocument, codeAction },
  workspace: { ...modern.workspace, workspaceEdit: { documentChanges: true } },
};

/** main.tf open with the cursor at `$0`, beside a variables.tf on disk. */
async function folder(t: TestContext, marked: string, options: Options = {}) {
  const path = temporaryFolder(t);
  fs.writeFileSync(`${path}/variables.tf`, 'variable "region" {}\n');
  const client = await startClient(t, program, { capabilities: able, folders: [path], ...options });
  const [main, variables] = ['main.tf', 'variables.tf'].map((it) => pathToFileURL(`${path}/${it}`).href) as [
    string,
    string,
  ];
  const place = await client.open(main, marked);
  const actions = async (only?: string[]) => {
    const { textDocument, position } = place;
    const context = { diagnostics: [], ...(only ? { only } : {}) };
    const found = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument,
      range: { start: position, end: position },
      context,
    });
    return (found ?? []) as CodeAction[];
  };
  return { ...client, main, variables, actions };
}

test('it says which kinds there are, to clients that know actions with edits', async (t) => {
  const { initialized } = await startClient(t, program, { capabilities: able });
  assert.deepEqual(initialized.capabilities.codeActionProvider, {
    codeActionKinds: ['quickfix', 'refactor.extract', 'refactor.rewrite', 'source.fixAll.auth0'],
  });
  const old = await startClient(t, program, { capabilities: {} });
  assert.equal(old.initialized.capabilities.codeActionProvider, undefined);
});

test('a fix is linked to its diagnostic and made for the version that is open', async (t) => {
  const { actions, main, change, diagnostics } = await folder(t, api('  signing_alg = "rs2$056"\n'));
  await change(main, api('  signing_alg = "rs256"\n'), '"rs256"', '"ps256"');
  const [fix] = await actions(['quickfix']);
  assert.deepEqual(fix, {
    title: 'Change to "PS256"',
    kind: 'quickfix',
    isPreferred: true,
    diagnostics: (await diagnostics(main)).filter((it) => it.code === 'value-case'),
    edit: {
      documentChanges: [
        {
          textDocument: { uri: main, version: 2 },
          edits: [
            { range: { start: { line: 2, character: 16 }, end: { line: 2, character: 23 } }, newText: '"PS256"' },
          ],
        },
      ],
    },
  });
});

test('one action changes several files, open or not, and repeats no secret', async (t) => {
  const { actions, main, variables } = await folder(t, api('  signing_secret = "0123456789$0abcdef"\n'));
  const [extract] = await actions(['refactor.extract']);
  const changes = extract?.edit?.documentChanges ?? [];
  assert.deepEqual(
    changes.map((it) => 'textDocument' in it && it.textDocument),
    [
      { uri: main, version: 1 },
      { uri: variables, version: null },
    ],
  );
  assert.doesNotMatch(JSON.stringify(await actions()), /0123456789/);
});

test('the whole file is fixed where that is asked for, also for clients without versions', async (t) => {
  const options = { capabilities: { ...able, workspace: {} } };
  const { actions, main } = await folder(t, api('  signing_alg = "rs256"\n$0  client_id = 1\n'), options);
  const all = await actions(['source.fixAll']);
  assert.deepEqual(
    all.map((it) => [it.kind, Object.keys(it.edit?.changes ?? {})]),
    [['source.fixAll.auth0', [main]]],
  );
  assert.deepEqual(await actions(['source.organizeImports']), []);
});
