// Completion of references, whole and step by step.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkCompletion, checkLabels, labelsAt } from '../../fixture';
import { api, FITTING, grant, NAMED, SHOP } from './shop';

describe('names of the module', () => {
  test('variables and locals where text may stand, nothing between quotes', () => {
    checkLabels(api('name = $0'), NAMED, SHOP);
    checkLabels(api('name = "$0"'), '', SHOP);
    checkLabels(api('name = $0'), '');
  });

  test('behind a dot', () => {
    checkLabels(api('name = var.$0'), 'region tier', SHOP);
    checkLabels(api('name = local.$0'), 'audience', SHOP);
    checkLabels(api('name = var.re$0gion'), 'region tier', SHOP);
    checkLabels(api('name = var.region.$0'), '', SHOP);
  });

  for (const [what, before, after] of [
    ['in a template', '"a-${$0}"', '"a-${var.region$0}"'],
    ['in a template, half a word', '"a-${va$0}"', '"a-${var.region$0}"'],
    ['in a template that is open', '"a-${va$0', '"a-${var.region$0'],
    ['in a heredoc', '<<EOT\n  ${va$0}\nEOT', '<<EOT\n  ${var.region$0}\nEOT'],
    ['in a function', 'upper(va$0)', 'upper(var.region$0)'],
    ['behind an operator', 'var.tier == $0', 'var.tier == var.region$0'],
    ['in an index', 'local.audience[va$0]', 'local.audience[var.region$0]'],
    ['in an object', '{ a = $0 }', '{ a = var.region$0 }'],
    ['in a for expression', '[for x in va$0 : x]', '[for x in var.region$0 : x]'],
  ] as const) {
    test(what, () => checkCompletion(api(`name = ${before}`), 'var.region', api(`name = ${after}`), SHOP));
  }

  test('each and count only where they are', () => {
    checkLabels(api('for_each = {}\n  name = $0'), `each.key each.value ${NAMED}`, SHOP);
    checkLabels(api('for_each = {}\n  name = each.$0'), 'key value', SHOP);
    checkLabels(api('count = 2\n  name = $0'), `count.index ${NAMED}`, SHOP);
    checkLabels(api('count = 2\n  name = count.$0'), 'index', SHOP);
    checkLabels(api('name = each.$0'), '', SHOP);
    checkLabels(api('name = count.$0'), '', SHOP);
  });

  test('the iterator of a dynamic block, in its content', () => {
    const dynamic = (line: string) => api(`dynamic "authorization_details" {\n    ${line}\n  }`);
    const inside = 'authorization_details.key authorization_details.value';
    checkLabels(dynamic('content {\n      type = $0\n    }'), inside);
    checkLabels(dynamic('content {\n      type = authorization_details.$0\n    }'), 'key value');
    checkLabels(dynamic('iterator = it\n    content {\n      type = $0\n    }'), 'it.key it.value');
    checkLabels(dynamic('for_each = $0'), 'var.region var.tier auth0_resource_server.orders local.audience', {
      files: { 'x.tf': `${SHOP.files?.['variables.tf']}resource "auth0_resource_server" "orders" {}` },
    });
  });

  test('nothing where a name is made up', () => {
    checkLabels(api('options = { $0 }'), '', { ...SHOP, version: '0.37.1' });
    checkLabels(api('options = { na$0 = 1 }'), '', { ...SHOP, version: '0.37.1' });
    checkLabels(api('name = [for $0 in x : y]'), '', SHOP);
    checkLabels(api('name = "%{ $0 }"'), '', SHOP);
  });

  test('nothing where only an operator can follow', () => {
    checkLabels(api('name = var.region $0'), '', SHOP);
    checkLabels(api('name = ["a" $0]'), '', SHOP);
    checkLabels(api('name = $0"x"'), '', SHOP);
    checkLabels(api('name = 1$0'), '', SHOP);
  });
});

describe('references to APIs', () => {
  test('those that fit, before names', () => checkLabels(grant('audience = $0'), `${FITTING} ${NAMED}`, SHOP));

  for (const [what, before, after] of [
    ['where nothing is yet', 'audience = $0', 'audience = auth0_resource_server.orders.identifier$0'],
    ['half a word', 'audience = auth0_re$0', 'audience = auth0_resource_server.orders.identifier$0'],
    ['a word of its own', 'audience = ord$0', 'audience = auth0_resource_server.orders.identifier$0'],
    ['in a template', 'audience = "${auth0$0}"', 'audience = "${auth0_resource_server.orders.identifier$0}"'],
  ] as const) {
    test(what, () => checkCompletion(grant(before), 'auth0_resource_server.orders.identifier', grant(after), SHOP));
  }

  test('identifiers of the module between quotes', () => {
    checkLabels(grant('audience = "$0"'), 'https://orders https://stock', SHOP);
    checkCompletion(grant('audience = "https://o$0"'), 'https://orders', grant('audience = "https://orders$0"'), SHOP);
    checkCompletion(grant('audience = "$0'), 'https://stock', grant('audience = "https://stock"$0'), SHOP);
  });

  test('what a value holds is inserted as that, not as a template or snippet', () => {
    const files = { 'x.tf': 'resource "auth0_resource_server" "x" {\n  identifier = "a$${b}\\"c"\n}' };
    checkCompletion(grant('audience = "$0"'), 'a${b}"c', grant('audience = "a$${b}\\"c$0"'), { files });
  });

  test('labels behind the type', () => {
    checkLabels(grant('audience = auth0_resource_server.$0'), 'orders stock', SHOP);
    checkLabels(grant('audience = auth0_resource_server.or$0ders.identifier'), 'orders stock', SHOP);
    checkLabels(grant('audience = data.$0'), 'auth0_resource_server', SHOP);
    checkLabels(grant('audience = data.auth0_resource_server.$0'), 'other', SHOP);
  });

  test('attributes behind the label, read-only ones too, the one that fits first', () => {
    const labels = labelsAt(grant('audience = auth0_resource_server.orders.$0'), SHOP);
    assert.equal(labels[0], 'identifier');
    for (const it of ['id', 'client_id', 'is_system', 'token_encryption']) assert.ok(labels.includes(it), it);
    const older = labelsAt(grant('audience = auth0_resource_server.orders.$0'), { ...SHOP, version: '0.37.1' });
    assert.ok(older.includes('scopes') && older.includes('id') && !older.includes('client_id'));
  });

  test('whole resources in part of a text, where an identifier alone is not the value', () => {
    const labels = labelsAt(grant('audience = "a/${$0}"'), SHOP);
    assert.ok(labels.includes('auth0_resource_server.orders'));
    assert.ok(!labels.includes('auth0_resource_server.orders.identifier'));
  });

  test('the id first where an id is wanted', () =>
    assert.equal(
      labelsAt(
        'data "auth0_resource_server" "x" {\n  resource_server_id = auth0_resource_server.orders.$0\n}',
        SHOP,
      )[0],
      'id',
    ));

  test('attributes of nested blocks and of what a data source lists', () => {
    checkLabels(
      'output "x" {\n  value = auth0_resource_server.orders.token_encryption[0].$0\n}',
      'format disable encryption_key',
      SHOP,
    );
    checkLabels('output "x" {\n  value = data.auth0_resource_server.other.scopes[*].$0\n}', 'name description', SHOP);
    checkLabels('output "x" {\n  value = data.auth0_resource_server.other.scopes[*].$0\n}', 'value description', {
      ...SHOP,
      version: '0.50.2',
    });
  });

  test('an index where the API has copies', () => {
    const copies = (line: string) => ({ files: { 'x.tf': `resource "auth0_resource_server" "x" {\n  ${line}\n}` } });
    const label = 'auth0_resource_server.x[…].identifier';
    const audience = (index: string) => grant(`audience = auth0_resource_server.x[${index}].identifier`);
    checkCompletion(grant('audience = $0'), label, audience('${1:0}'), copies('count = 2'));
    checkCompletion(grant('audience = $0'), label, audience('"$1"'), copies('for_each = {}'));
  });

  test('only in the version that has the attribute', () => {
    const client = 'resource "auth0_client" "x" {\n  resource_server_identifier = $0\n}';
    checkLabels(client, `${FITTING} ${NAMED}`, { ...SHOP, version: '1.30.0' });
    checkLabels(client, NAMED, { ...SHOP, version: '1.29.0' });
  });

  test('in nested blocks', () =>
    checkLabels(
      'resource "auth0_role_permissions" "x" {\n  permissions {\n    resource_server_identifier = $0\n  }\n}',
      `${FITTING} ${NAMED}`,
      SHOP,
    ));

  test('in outputs and locals, whole resources', () => {
    const all =
      'var.region var.tier auth0_resource_server.orders auth0_resource_server_scopes.orders auth0_resource_server.stock ' +
      'auth0_resource_server_scope.count data.auth0_resource_server.other local.audience';
    checkLabels('output "x" {\n  value = $0\n}', all, SHOP);
    checkLabels('module "x" {\n  audience = $0\n}', all, SHOP);
  });

  test('in blocks of other providers, what is behind an API', () => {
    checkLabels('resource "aws_ssm_parameter" "x" {\n  value = auth0_resource_server.$0\n}', 'orders stock', SHOP);
    checkLabels('resource "aws_ssm_parameter" "x" {\n  value = $0\n}', '', SHOP);
  });
});
