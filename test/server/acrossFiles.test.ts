// What one file says makes another right or wrong: diagnostics follow, in the files of the module and in no others.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { bundle, temporaryFolder } from './bundle';
import { startClient } from './client';

let program = '';
before(async () => {
  program = await bundle('node');
});

const list = (name: string, scope: string) => `resource "auth0_resource_server_scopes" "${name}" {
  resource_server_identifier = auth0_resource_server.api.identifier

  scopes {
    name = "${scope}"
  }
}
`;

const API = 'resource "auth0_resource_server" "api" {\n  identifier = "https://api"\n}\n';

test('an edit publishes the diagnostics of the open files of its module, and of no others', async (t) => {
  const folder = temporaryFolder(t, { 'module/api.tf': API, 'module/a.tf': '', 'module/b.tf': '', 'other/c.tf': '' });
  const [a, b, c] = ['module/a', 'module/b', 'other/c'].map((it) => pathToFileURL(`${folder}/${it}.tf`).href) as [
    string,
    string,
    string,
  ];
  const { open, change, published } = await startClient(t, program, { capabilities: {}, folders: [folder] });
  const codes = async () => {
    const { uri, diagnostics } = await published.next();
    return [uri, ...diagnostics.map((it) => it.code)];
  };
  await open(c, API);
  assert.deepEqual(await codes(), [c]);
  await open(a, list('a', 'read:orders'));
  assert.deepEqual(await codes(), [a]);
  const second = list('b', 'create:orders');
  await open(b, second);
  assert.deepEqual([await codes(), await codes()], [[a, 'scopes-twice'], [b, 'scopes-twice']]); // prettier-ignore
  await change(b, second, 'auth0_resource_server.api.identifier', 'var.identifier');
  assert.deepEqual([await codes(), await codes()], [[a], [b]]);
  assert.deepEqual(published.heard, []);
});

test('a client that pulls is told that files depend on each other, and gets what holds now', async (t) => {
  const folder = temporaryFolder(t, { 'api.tf': API, 'a.tf': '', 'b.tf': '' });
  const [a, b] = ['a', 'b'].map((it) => pathToFileURL(`${folder}/${it}.tf`).href) as [string, string];
  const { open, change, rules, initialized } = await startClient(t, program, { folders: [folder] });
  const provider = initialized.capabilities.diagnosticProvider;
  assert.ok(provider?.interFileDependencies);
  await open(a, list('a', 'read:orders'));
  const second = list('b', 'create:orders');
  await open(b, second);
  assert.deepEqual([await rules(a), await rules(b)], [['scopes-twice'], ['scopes-twice']]);
  await change(b, second, 'auth0_resource_server.api.identifier', 'var.identifier');
  assert.deepEqual([await rules(a), await rules(b)], [[], []]);
});
