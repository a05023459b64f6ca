import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Plan, planInsert, type Target } from '../../client/src/commands/planInsert';
import { parse } from '../../server/src/language';
import { applyEdits, contextOf, cursor, type World } from '../fixture';
import { api } from '../tenant/apis';

const ORDERS = api({ name: 'Orders', identifier: 'https://api/orders' });
const SECRET = api({
  name: 'Reports',
  identifier: 'urn:reports',
  signing_alg: 'HS256',
  signing_secret: 'not-to-be-seen',
});
const BLOCK =
  'resource "auth0_resource_server" "orders" {\n  name       = "Orders"\n  identifier = "https://api/orders"\n}';

function targetOf(marked: string, world: World = {}): Target {
  const { text, offset } = cursor(marked);
  const { document, module } = contextOf(text, world);
  return { document, module, offset, version: '1.55.0' };
}

/** The text after the plan, `$0` where the cursor ends. */
function after({ document }: Target, { edits, cursor: { offset } }: Plan): string {
  const own = edits.filter((it) => it.uri === document.uri);
  assert.ok(own.length <= 1, 'one edit for each document');
  const text = applyEdits(document.text, own);
  return `${text.slice(0, offset)}$0${text.slice(offset)}`;
}

function checkInsert(before: string, expected: string, servers = [ORDERS]): void {
  const target = targetOf(before);
  const result = after(target, planInsert(target, servers));
  assert.equal(result, expected);
  assert.deepEqual(parse('x', result.replace('$0', '')).errors.length, target.document.errors.length);
}

describe('blocks are put', () => {
  test('into an empty file', () => {
    for (const empty of ['$0', '\n$0', '  \n$0\n\n']) checkInsert(empty, `${BLOCK}$0\n`);
    checkInsert('\ufeff$0', `\ufeff${BLOCK}$0\n`);
  });

  test('behind the block that holds the cursor', () => {
    for (const place of [
      '$0a {\n  x = 1\n}',
      'a {\n  $0x = 1\n}',
      'a {\n  x = 1\n$0}',
      'a {\n  x = 1\n}$0',
      '# c$0\na {\n  x = 1\n}',
    ]) {
      const text = place.replace('$0', '');
      const isBefore = place.startsWith('$0');
      const expected = isBefore ? `${BLOCK}$0\n\n${text}\n\nb {}\n` : `${text}\n\n${BLOCK}$0\n\nb {}\n`;
      checkInsert(`${place}\n\nb {}\n`, expected);
    }
  });

  test('between blocks that touch', () => {
    checkInsert('a {$0}\nb {}\n', `a {}\n\n${BLOCK}$0\n\nb {}\n`);
    checkInsert('a {}\n$0b {}\n', `a {}\n\n${BLOCK}$0\n\nb {}\n`);
  });

  test('with one empty line on each side, however many there were', () => {
    checkInsert('a {}\n$0\nb {}\n', `a {}\n\n${BLOCK}$0\n\nb {}\n`);
    checkInsert('a {}\n\n\n\n$0\n\n\nb {}\n', `a {}\n\n${BLOCK}$0\n\nb {}\n`);
    checkInsert('a {}\n   $0   \n  b {}\n', `a {}\n\n${BLOCK}$0\n\n  b {}\n`);
  });

  test('at the end, with or without a line break there', () => {
    checkInsert('a {}$0', `a {}\n\n${BLOCK}$0\n`);
    checkInsert('a {}\n$0', `a {}\n\n${BLOCK}$0\n`);
    checkInsert('a {}\n\n\n$0\n', `a {}\n\n${BLOCK}$0\n`);
  });

  test('not between a comment and what it is about', () => {
    checkInsert('a {$0} # of a\n# of b\nb {}\n', `a {} # of a\n\n${BLOCK}$0\n\n# of b\nb {}\n`);
    checkInsert('a {}\n\n# of b$0\n# too\nb {}\n', `a {}\n\n# of b\n# too\nb {}\n\n${BLOCK}$0\n`);
    checkInsert('/* of\n$0\n b */\nb {}\n', `/* of\n\n b */\nb {}\n\n${BLOCK}$0\n`);
    checkInsert('# Licence$0\n\nb {}\n', `# Licence\n\n${BLOCK}$0\n\nb {}\n`);
    checkInsert('a {$0} /* of\na */\nb {}\n', `a {} /* of\na */\n\n${BLOCK}$0\n\nb {}\n`);
  });

  test('not into heredocs and nested blocks', () => {
    checkInsert('a {\n  x = <<EOT\n\n$0\n\nEOT\n}\n', `a {\n  x = <<EOT\n\n\n\nEOT\n}\n\n${BLOCK}$0\n`);
    checkInsert('a {\n  b {\n\n    $0\n  }\n\n}\nc {}', `a {\n  b {\n\n    \n  }\n\n}\n\n${BLOCK}$0\n\nc {}`);
  });

  test('with the line breaks of the file', () => {
    const lines = (text: string) => text.replaceAll('\n', '\r\n');
    checkInsert(lines('a {$0}\nb {}\n'), lines(`a {}\n\n${BLOCK}$0\n\nb {}\n`));
    checkInsert(lines('a {}\n\n\n$0'), lines(`a {}\n\n${BLOCK}$0\n`));
  });

  test('behind a line that is being typed', () => {
    checkInsert('a {}\nresou$0\nb {}\n', `a {}\nresou\n\n${BLOCK}$0\n\nb {}\n`);
    checkInsert('}$0 x\nb {}\n', `} x\n\n${BLOCK}$0\n\nb {}\n`);
  });
});

test('at every offset of a file, blocks and comments stay whole and in their order', () => {
  const text =
    '# Licence\n\n# of a\na {\n  b {}\n  # in a\n  x = <<EOT\n\n  EOT\n}\nc {} # of c\n\n\n/* of d */ d {\n\n}\n# end\n';
  const parts = [
    '# Licence',
    '# of a\na {\n  b {}\n  # in a\n  x = <<EOT\n\n  EOT\n}',
    'c {} # of c',
    '/* of d */ d {\n\n}',
    '# end',
  ];
  for (let offset = 0; offset <= text.length; offset++) {
    const target = targetOf(`${text.slice(0, offset)}$0${text.slice(offset)}`);
    const plan = planInsert(target, [ORDERS]);
    const result = after(target, plan).replace('$0', '');
    const pieces = [...parts, BLOCK].map((it) => result.indexOf(it));
    assert.ok(!pieces.includes(-1), `at ${offset}:\n${result}`);
    assert.deepEqual(
      pieces.slice(0, -1),
      pieces.slice(0, -1).sort((a, b) => a - b),
    );
    const [above, below] = result.split(BLOCK);
    assert.match(above ?? 'x', /^$|[^\n]\n\n$/, `at ${offset}`);
    assert.match(below ?? 'x', /^\n(?:$|\n[^\n])/, `at ${offset}`);
    assert.equal(result.slice(0, plan.cursor.offset).endsWith(BLOCK), true);
  }
});

describe('variables', () => {
  const variable =
    'variable "reports_signing_secret" {\n  description = "Secret that signs the tokens of \\"Reports\\"."\n  type        = string\n  sensitive   = true\n}';

  test('stand at the end of variables.tf where the module has one', () => {
    const target = targetOf('$0', { files: { 'variables.tf': 'variable "a" {}\r\n' } });
    const { edits, notes } = planInsert(target, [SECRET]);
    assert.deepEqual(
      edits.map((it) => it.uri.split('/').at(-1)),
      ['main.tf', 'variables.tf'],
    );
    const own = target.module.documents.find((it) => it.uri.endsWith('variables.tf'));
    assert.ok(own);
    const text = applyEdits(
      own.text,
      edits.filter((it) => it.uri === own.uri),
    );
    assert.equal(text, `variable "a" {}\n\n${variable}\n`.replaceAll('\n', '\r\n'));
    assert.equal(notes.length, 1);
  });

  test('stand behind the APIs elsewhere, also in variables.tf itself', () => {
    for (const name of ['main.tf', 'variables.tf']) {
      const target = targetOf('$0', { name });
      const { edits } = planInsert(target, [SECRET, ORDERS]);
      assert.equal(edits.length, 1);
      assert.ok(edits[0]?.text.endsWith(`${BLOCK}\n\n${variable}\n`), edits[0]?.text);
    }
  });

  test('do not take names that are in use', () => {
    const target = targetOf('$0variable "reports_signing_secret" {}\n');
    assert.match(planInsert(target, [SECRET]).edits[0]?.text ?? '', /= var\.reports_signing_secret_2\n/);
  });
});

test('names are those that the module does not have, in any of its files', () => {
  const files = {
    'other.tf': 'resource "auth0_resource_server" "orders" {}\nresource "auth0_resource_server_scopes" "orders_2" {}\n',
    'imports.tf': 'import {\n  to = auth0_resource_server.orders_3\n  id = "x"\n}\n',
  };
  const { apis } = planInsert(targetOf('$0', { files }), [ORDERS, ORDERS]);
  assert.deepEqual(
    apis.map((it) => it.label),
    ['orders_4', 'orders_5'],
  );
});

test('nothing to insert changes nothing', () => {
  assert.deepEqual(planInsert(targetOf('a {}$0\n'), []).edits, []);
});

test('notes of several APIs say whose they are', () => {
  const online = api({ name: 'Online', signing_alg: 'RS512' });
  const note = 'signing_alg is left out: provider 1.55.0 refuses "RS512".';
  assert.deepEqual(planInsert(targetOf('$0'), [online]).notes, [note]);
  assert.deepEqual(planInsert(targetOf('$0'), [ORDERS, online]).notes, [`online: ${note}`]);
});
