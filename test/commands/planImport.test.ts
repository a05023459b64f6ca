import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { importCommand } from '../../client/src/commands/importCommand';
import { planAddImport, planImport } from '../../client/src/commands/planImport';
import { apisOf, createModule, type PlacedEdit, validate } from '../../server/src/language';
import { applyEdits, contextOf, moduleOf } from '../fixture';
import { api } from '../tenant/apis';

const ORDERS = api({ scopes: [{ value: 'read:orders' }] });
const IMPORT = 'import {\n  to = auth0_resource_server.orders\n  id = "65d1c0ffee65d1c0ffee65d1"\n}\n';
const IMPORT_SCOPES = 'import {\n  to = auth0_resource_server_scopes.orders\n  id = "https://api/orders"\n}\n';
const RESOURCE =
  'resource "auth0_resource_server" "orders" {\n  name       = "Orders"\n  identifier = "https://api/orders"\n}\n';
const SCOPES =
  'resource "auth0_resource_server_scopes" "orders" {\n  resource_server_identifier = auth0_resource_server.orders.identifier\n\n  scopes {\n    name = "read:orders"\n  }\n}\n';
const VERSION = '1.55.0';

function targetOf(text: string, files: Readonly<Record<string, string>> = {}) {
  const { document, module } = contextOf(text, { files });
  return { document, module, offset: text.length, version: VERSION };
}

function textsAfter(
  target: ReturnType<typeof targetOf>,
  edits: readonly PlacedEdit[],
): Readonly<Record<string, string>> {
  const changed = target.module.documents.filter((it) => edits.some(({ uri }) => uri === it.uri));
  return Object.fromEntries(
    changed.map((it) => [
      it.uri.split('/').at(-1) ?? '',
      applyEdits(
        it.text,
        edits.filter(({ uri }) => uri === it.uri),
      ),
    ]),
  );
}

describe('import blocks', () => {
  test('stand above what they import', () => {
    const target = targetOf('');
    const { edits, commands } = planImport(target, [ORDERS]);
    const text = `${IMPORT}\n${IMPORT_SCOPES}\n${RESOURCE}\n${SCOPES}`;
    assert.deepEqual(textsAfter(target, edits), { 'main.tf': text });
    assert.deepEqual(commands, []);
    assert.deepEqual(validate(contextOf(text)), []);
  });

  test('go to imports.tf where the module has one', () => {
    const target = targetOf('# here\n', { 'imports.tf': '# imports' });
    assert.deepEqual(textsAfter(target, planImport(target, [ORDERS]).edits), {
      'main.tf': `# here\n\n${RESOURCE}\n${SCOPES}`,
      'imports.tf': `# imports\n\n${IMPORT}\n${IMPORT_SCOPES}`,
    });
  });

  test('are added to a block that is there, above its comments', () => {
    const target = targetOf(`# of all\n\n# of orders\n${RESOURCE}\n${SCOPES}`);
    const [block] = apisOf(target.module);
    assert.ok(block);
    const plan = planAddImport(target, block, ORDERS);
    assert.ok('edits' in plan);
    const text = `# of all\n\n${IMPORT}\n${IMPORT_SCOPES}\n# of orders\n${RESOURCE}\n${SCOPES}`;
    assert.deepEqual(textsAfter(target, plan.edits), { 'main.tf': text });
    const again = targetOf(text);
    const refused = planAddImport(again, apisOf(again.module)[0] ?? block, ORDERS);
    assert.deepEqual(refused, { refusal: 'auth0_resource_server.orders has an import block already.' });
  });

  test('are added to imports.tf, and only those that are missing', () => {
    const target = targetOf(`${RESOURCE}\n${SCOPES}`, { 'imports.tf': IMPORT });
    const [block] = apisOf(target.module);
    assert.ok(block);
    const plan = planAddImport(target, block, ORDERS);
    assert.ok('edits' in plan);
    assert.deepEqual(textsAfter(target, plan.edits), { 'imports.tf': `${IMPORT}\n${IMPORT_SCOPES}` });
  });

  test('are refused to a block that makes several APIs', () => {
    const target = targetOf(RESOURCE.replace('{\n', '{\n  count = 2\n'));
    const [block] = apisOf(target.module);
    assert.ok(block);
    assert.ok('refusal' in planAddImport(target, block, ORDERS));
  });
});

describe('commands', () => {
  const old = 'terraform {\n  required_version = "< 1.5"\n}\n';
  const commands = [
    { to: 'auth0_resource_server.orders', id: '65d1c0ffee65d1c0ffee65d1' },
    { to: 'auth0_resource_server_scopes.orders', id: 'https://api/orders' },
  ];

  test('stand in for import blocks that Terraform does not know yet', () => {
    const target = targetOf('', { 'versions.tf': old });
    const plan = planImport(target, [ORDERS]);
    assert.deepEqual(textsAfter(target, plan.edits), { 'main.tf': `${RESOURCE}\n${SCOPES}` });
    assert.deepEqual(plan.commands, commands);
    assert.match(plan.notes.join(), /required_version/);
  });

  const constraints: readonly (readonly [constraint: string, blocks: boolean])[] = [
    ['>= 1.0', true],
    ['~> 1.4', true],
    ['~> 1.4.0', false],
    ['= 1.3.9', false],
    ['>= 1.2, != 1.5.0', true],
    ['>= 1.6, < 1.7', true],
    ['>= 0.13, < 1.5.0', false],
    ['whatever', true],
  ];
  for (const [constraint, blocks] of constraints) {
    test(`required_version = "${constraint}" ${blocks ? 'allows' : 'excludes'} import blocks`, () => {
      const target = targetOf('', { 'versions.tf': old.replace('< 1.5', constraint) });
      assert.equal(planImport(target, [ORDERS]).commands.length === 0, blocks);
    });
  }

  test('reach into a module that is called once', () => {
    const call = 'module "shop" {\n  source = "../module"\n}\n';
    const root = (text: string) => moduleOf({ 'main.tf': text }, 'file:///root');
    const called = (caller: string) => {
      const target = targetOf('');
      const module = createModule(target.module.uri, target.module.documents, undefined, [root(caller)]);
      return planImport({ ...target, module }, [ORDERS]);
    };
    assert.deepEqual(
      called(call).commands.map((it) => it.to),
      ['module.shop.auth0_resource_server.orders', 'module.shop.auth0_resource_server_scopes.orders'],
    );
    assert.ok(!called(call).edits[0]?.text.includes('import {'));
    for (const several of [call + call.replace('shop', 'other'), call.replace('{\n', '{\n  for_each = var.x\n')]) {
      const { commands: none, notes } = called(several);
      assert.deepEqual(none, []);
      assert.match(notes.join(), /called more than once/);
    }
  });

  test('are one word for each argument in a shell, whatever the identifier is', () => {
    const hostile = [`it's`, '$(touch x)', '`x`', 'a b', '"', '\\', '!x', '*', '-h', '${x}', 'é 🚀', 'a;b', '\nx'];
    for (const id of hostile) {
      const command = importCommand({ to: 'a.b', id }, 'sh').replace('terraform', 'printf %s,');
      const { stdout } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
      assert.equal(stdout, `import,a.b,${id},`);
    }
    assert.equal(importCommand({ to: 'a.b', id: `it's $x` }, 'powershell'), "terraform import a.b 'it''s $x'");
    assert.equal(importCommand({ to: 'a.b', id: 'https://api/x' }, 'sh'), 'terraform import a.b https://api/x');
  });

  test('take the id where the identifier would not arrive as it is', () => {
    for (const identifier of ['a\u001bb', 'e\u0301']) {
      const odd = api({ identifier, scopes: [{ value: 'x' }] });
      const ids = planImport(targetOf('', { 'versions.tf': old }), [odd]).commands.map((it) => it.id);
      assert.deepEqual(ids, [odd.id, odd.id]);
    }
  });
});
