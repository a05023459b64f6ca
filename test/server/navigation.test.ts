// Requests about places, over stdio, in a folder with several files of which one is open.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { before, test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  CodeLensRequest,
  DefinitionRequest,
  DocumentHighlightRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  InlayHintRequest,
  type Location,
  PrepareRenameRequest,
  type Range,
  ReferencesRequest,
  RenameRequest,
  SelectionRangeRequest,
  type TextEdit,
  type WorkspaceEdit,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import { bundle, temporaryFolder } from './bundle';
import { modern, type Options, startClient } from './client';

let program = '';
before(async () => {
  program = await bundle('node');
});

const apis = `resource "auth0_resource_server" "orders" {
  identifier     = "https://orders"
  token_lifetime = 86400
}

resource "auth0_resource_server_scope" "read" {
  resource_server_identifier = "https://orders"
  scope                      = "read:all"
}
`;
const grants = `resource "auth0_client_grant" "shop" {
  audience = auth0_resource_server.or$0ders.identifier
  scopes   = ["read:all"]
}
`;

const able: ClientCapabilities = {
  ...modern,
  textDocument: {
    ...modern.textDocument,
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    rename: { prepareSupport: true },
  },
  workspace: { ...modern.workspace, workspaceEdit: { documentChanges: true } },
};

/** apis.tf on disk, grants.tf open with the cursor at `$0`. */
async function shop(t: TestContext, options: Options = {}, marked = grants) {
  const folder = temporaryFolder(t, { 'apis.tf': apis, 'grants.tf': '' });
  const uri = (name: string) => pathToFileURL(`${folder}/${name}`).href;
  const client = await startClient(t, program, { capabilities: able, ...options, folders: [folder] });
  const place = await client.open(uri('grants.tf'), marked);
  const { textDocument, position } = place;
  return { ...client, folder, uri, place, textDocument, position };
}

const range = (line: number, from: number, to: number): Range => ({
  start: { line, character: from },
  end: { line, character: to },
});

test('it offers all of it by itself, and leaves to another Terraform extension what that one does', async (t) => {
  const both = ['renameProvider', 'inlayHintProvider', 'codeLensProvider'];
  const alone = [
    ...['definitionProvider', 'referencesProvider', 'documentHighlightProvider', 'documentSymbolProvider'],
    ...['workspaceSymbolProvider', 'foldingRangeProvider', 'selectionRangeProvider'],
  ];
  const offered = async (host: string) => {
    const { initialized } = await startClient(t, program, { initializationOptions: { host } });
    const { capabilities } = initialized;
    return [...both, ...alone].filter((it) => Object.hasOwn(capabilities, it));
  };
  assert.deepEqual(await offered('none'), [...both, ...alone]);
  assert.deepEqual(await offered('terraform'), both);
});

test('definition leads to a file that is not open, as a link', async (t) => {
  const { connection, place, uri } = await shop(t);
  assert.deepEqual(await connection.sendRequest(DefinitionRequest.type, place), [
    {
      originSelectionRange: range(1, 13, 52),
      targetUri: uri('apis.tf'),
      targetRange: range(0, 34, 40),
      targetSelectionRange: range(0, 34, 40),
    },
  ]);
});

test('definition is a location for clients without links, and null where nothing stands', async (t) => {
  const { connection, place, uri } = await shop(t, { capabilities: modern });
  const found = await connection.sendRequest(DefinitionRequest.type, place);
  assert.deepEqual(found, [{ uri: uri('apis.tf'), range: range(0, 34, 40) }]);
  const nowhere = { ...place, position: { line: 3, character: 1 } };
  assert.equal(await connection.sendRequest(DefinitionRequest.type, nowhere), null);
});

test('references and highlight', async (t) => {
  const { connection, place, uri } = await shop(t);
  const find = async (includeDeclaration: boolean): Promise<Location[] | null> =>
    connection.sendRequest(ReferencesRequest.type, { ...place, context: { includeDeclaration } });
  const used = [
    { uri: uri('apis.tf'), range: range(6, 32, 46) },
    { uri: uri('grants.tf'), range: range(1, 35, 41) },
  ];
  assert.deepEqual(await find(false), used);
  assert.deepEqual(await find(true), [{ uri: uri('apis.tf'), range: range(0, 34, 40) }, ...used]);
  assert.deepEqual(await connection.sendRequest(DocumentHighlightRequest.type, place), [
    { range: range(1, 35, 41), kind: 2 },
  ]);
});

test('rename edits all files, the open one in its version, and adds a moved block', async (t) => {
  const { connection, place, uri } = await shop(t);
  assert.deepEqual(await connection.sendRequest(PrepareRenameRequest.type, place), {
    range: range(1, 35, 41),
    placeholder: 'orders',
  });
  const edit = (await connection.sendRequest(RenameRequest.type, { ...place, newName: 'sales' })) as WorkspaceEdit;
  const end = { line: 3, character: 1 };
  const moved = '\n\nmoved {\n  from = auth0_resource_server.orders\n  to   = auth0_resource_server.sales\n}';
  assert.deepEqual(edit, {
    documentChanges: [
      {
        textDocument: { uri: uri('apis.tf'), version: null },
        edits: [
          { range: range(0, 34, 40), newText: 'sales' },
          { range: { start: end, end }, newText: moved },
        ],
      },
      {
        textDocument: { uri: uri('grants.tf'), version: 1 },
        edits: [{ range: range(1, 35, 41), newText: 'sales' }],
      },
    ],
  });
});

test('rename without moved blocks, for a client that knows no versions', async (t) => {
  const { connection, place, uri } = await shop(t, {
    capabilities: modern,
    configuration: () => ({ rename: { addMovedBlock: false } }),
  });
  const edit = (await connection.sendRequest(RenameRequest.type, { ...place, newName: 'sales' })) as WorkspaceEdit;
  const texts = Object.entries(edit.changes ?? {}).map(([at, edits]) => [at, edits.map((it: TextEdit) => it.newText)]);
  assert.deepEqual(texts, [
    [uri('apis.tf'), ['sales']],
    [uri('grants.tf'), ['sales']],
  ]);
});

test('what cannot be renamed is an error that says why', async (t) => {
  const { connection, place, textDocument } = await shop(t);
  const message = /"a b" is no name/;
  await assert.rejects(connection.sendRequest(RenameRequest.type, { ...place, newName: 'a b' }), {
    code: -32803,
    message,
  });
  const position = { line: 0, character: 1 };
  assert.equal(await connection.sendRequest(PrepareRenameRequest.type, { textDocument, position }), null);
});

test('what stands in an open text counts, not what is on disk', async (t) => {
  const { connection, place, open, uri } = await shop(t);
  await open(uri('apis.tf'), `\n${apis}`);
  const found = (await connection.sendRequest(DefinitionRequest.type, place)) as { targetRange: Range }[];
  assert.deepEqual(found[0]?.targetRange, range(1, 34, 40));
});

test('a file that changes on disk counts at once', async (t) => {
  const { connection, place, uri, folder, filesChanged, refreshed } = await shop(t);
  assert.notEqual(await connection.sendRequest(DefinitionRequest.type, place), null);
  fs.writeFileSync(`${folder}/apis.tf`, `\n\n${apis}`);
  await filesChanged(uri('apis.tf'));
  await refreshed.next();
  const found = (await connection.sendRequest(DefinitionRequest.type, place)) as { targetRange: Range }[];
  assert.deepEqual(found[0]?.targetRange, range(2, 34, 40));
});

test('symbols of a document, nested or as a list, and of the workspace', async (t) => {
  const text = 'resource "auth0_resource_server" "a" {\n  scopes {\n    value = "x$0"\n  }\n}\n';
  const { connection, textDocument } = await shop(t, {}, text);
  const nested = await connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
  assert.deepEqual(nested, [
    {
      name: 'auth0_resource_server.a',
      kind: 5,
      range: { start: { line: 0, character: 0 }, end: { line: 4, character: 1 } },
      selectionRange: range(0, 33, 36),
      children: [
        {
          name: 'x',
          kind: 20,
          range: { start: { line: 1, character: 2 }, end: { line: 3, character: 3 } },
          selectionRange: range(1, 2, 8),
          children: [],
        },
      ],
    },
  ]);
  const plain = await shop(t, { capabilities: modern }, text);
  const list = await plain.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: plain.textDocument });
  assert.deepEqual(
    list?.map((it) => it.name),
    ['auth0_resource_server.a', 'x'],
  );
});

test('symbols of the workspace, in files that are not open', async (t) => {
  const { connection, textDocument, uri } = await shop(t);
  await connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
  const found = await connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'server.orders' });
  assert.deepEqual(
    found?.map((it) => [it.name, it.location]),
    [['auth0_resource_server.orders', { uri: uri('apis.tf'), range: range(0, 33, 41) }]],
  );
});

test('folding and selection ranges', async (t) => {
  const { connection, textDocument, position } = await shop(t);
  const folds = await connection.sendRequest(FoldingRangeRequest.type, { textDocument });
  assert.deepEqual(folds, [{ startLine: 0, endLine: 2 }]);
  const found = await connection.sendRequest(SelectionRangeRequest.type, {
    textDocument,
    positions: [position, position],
  });
  assert.equal(found?.length, 2);
  assert.deepEqual(found[0]?.range, range(1, 35, 41));
  assert.deepEqual(found[0].parent?.range, range(1, 13, 41));
});

const lifetime = apis.replace('86400', '86400$0');

test('inlay hints stand behind the number, as the settings say', async (t) => {
  const hints = async (options: Options) => {
    const { connection, textDocument } = await shop(t, options, lifetime);
    return connection.sendRequest(InlayHintRequest.type, {
      textDocument,
      range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
    });
  };
  const shown = [{ position: { line: 2, character: 24 }, label: '= 24 h', paddingLeft: true }];
  const beside = { initializationOptions: { host: 'terraform' } };
  assert.deepEqual(await hints({}), shown);
  assert.deepEqual(await hints(beside), []);
  assert.deepEqual(await hints({ ...beside, configuration: () => ({ inlayHints: { enabled: 'on' } }) }), shown);
  assert.deepEqual(await hints({ configuration: () => ({ inlayHints: { enabled: 'off' } }) }), []);
});

test('a code lens runs the command of the client, if it has one', async (t) => {
  const lenses = async (options: Options) => {
    const { connection, textDocument, uri } = await shop(t, options, `${grants.replace('$0', '')}${apis}$0`);
    fs.rmSync(new URL(uri('apis.tf')));
    const found = await connection.sendRequest(CodeLensRequest.type, { textDocument });
    return { found, uri: uri('grants.tf') };
  };
  const { found, uri } = await lenses({ initializationOptions: { referencesCommand: 'show' } });
  assert.deepEqual(found, [
    {
      range: range(4, 0, 41),
      command: {
        title: '1 scope - 2 references',
        command: 'show',
        arguments: [
          uri,
          { line: 4, character: 0 },
          [
            { uri, range: range(1, 35, 41) },
            { uri, range: range(10, 32, 46) },
          ],
        ],
      },
    },
  ]);
  const { found: plain } = await lenses({});
  assert.deepEqual(plain?.[0]?.command, { title: '1 scope - 2 references', command: '' });
  assert.deepEqual((await lenses({ configuration: () => ({ codeLens: { enabled: false } }) })).found, []);
});
