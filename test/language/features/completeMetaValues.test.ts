// Completion of Terraform's own arguments, names and values.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkCompletion, checkLabels, labelsAt } from '../../fixture';
import { api, grant, SHOP } from './shop';

describe("Terraform's own arguments", () => {
  const lifecycle = (line: string) => api(`lifecycle {\n    ${line}\n  }`);

  test('names of count and for_each exclude each other', () => {
    const labels = (line: string) => labelsAt(api(`${line}\n  $0`));
    assert.ok(!labels('count = 1').some((it) => it === 'count' || it === 'for_each'));
    assert.ok(!labels('for_each = {}').some((it) => it === 'count' || it === 'for_each'));
    assert.ok(!labels('lifecycle {}').includes('lifecycle'));
    assert.ok(!labels('depends_on = []').includes('depends_on'));
    assert.ok(labels('dynamic "authorization_details" {}').includes('dynamic'));
  });

  for (const [label, after] of [
    ['count', 'count = $0'],
    ['for_each', 'for_each = $0'],
    ['depends_on', 'depends_on = [$0]'],
    ['provider', 'provider = $0'],
    ['lifecycle', 'lifecycle {\n    $0\n  }'],
    ['dynamic', 'dynamic "$1" {\n    for_each = $2\n\n    content {\n      $0\n    }\n  }'],
  ] as const) {
    test(`${label} comes with its shape`, () => checkCompletion(api('$0'), label, api(after)));
  }

  test('the body of lifecycle', () => {
    const all = 'create_before_destroy prevent_destroy ignore_changes replace_triggered_by precondition postcondition';
    checkLabels(lifecycle('$0'), all);
    checkLabels(lifecycle('prevent_destroy = true\n    $0'), all.replace('prevent_destroy ', ''));
    checkLabels(lifecycle('precondition {}\n    $0'), all);
    checkLabels('data "auth0_resource_server" "x" {\n  lifecycle {\n    $0\n  }\n}', 'precondition postcondition');
    checkCompletion(lifecycle('ign$0'), 'ignore_changes', lifecycle('ignore_changes = [$0]'));
    checkCompletion(
      lifecycle('pre$0'),
      'precondition',
      lifecycle('precondition {\n      condition     = $1\n      error_message = "$0"\n    }'),
    );
    checkLabels(lifecycle('precondition {\n      $0\n    }'), 'condition error_message');
  });

  test('values in lifecycle', () => {
    checkLabels(lifecycle('prevent_destroy = $0'), 'true false', SHOP);
    checkLabels(lifecycle('ignore_changes = $0'), 'all');
    checkLabels(
      lifecycle('ignore_changes = [na$0, identifier]'),
      labelsAt(lifecycle('ignore_changes = [$0]')).join(' ').replace('identifier ', ''),
    );
    assert.ok(!labelsAt(lifecycle('ignore_changes = [$0]')).some((it) => it === 'scopes' || it === 'client_id'));
    assert.ok(labelsAt(lifecycle('ignore_changes = [$0]'), { version: '0.48.0' }).includes('scopes'));
    assert.ok(labelsAt(lifecycle('replace_triggered_by = [$0]'), SHOP).includes('auth0_resource_server.orders'));
    assert.equal(
      labelsAt(lifecycle('replace_triggered_by = [auth0_resource_server.orders.$0]'), SHOP)[0],
      'identifier',
    );
  });

  test('the labels and bodies of dynamic', () => {
    const all =
      'subject_type_authorization authorization_details token_encryption proof_of_possession authorization_policy';
    checkLabels(api('dynamic "$0" {\n  }'), all);
    checkLabels(api('dynamic "$0'), all);
    checkLabels(api('token_encryption {}\n  dynamic "$0" {\n  }'), all.replace('token_encryption ', ''));
    checkCompletion(api('dynamic tok$0'), 'token_encryption', api('dynamic "token_encryption"$0'));
    checkLabels(api('token_encryption {\n    dynamic "$0" {\n    }\n  }'), 'encryption_key');
    checkLabels(api('dynamic "scopes" {\n    $0\n  }'), 'for_each content iterator labels', { version: '0.37.1' });
    checkCompletion(
      api('dynamic "scopes" {\n    con$0\n  }'),
      'content',
      api('dynamic "scopes" {\n    content {\n      value = "$0"\n    }\n  }'),
      { version: '0.37.1' },
    );
    checkLabels(api('dynamic "scopes" {\n    content {\n      $0\n    }\n  }'), 'value description', {
      version: '0.37.1',
    });
  });

  test('nothing in what a dynamic block cannot hold', () =>
    checkLabels(api('dynamic "authorization_details" {\n    other {\n      $0\n    }\n  }'), ''));

  test('provider configurations', () => {
    checkLabels(api('provider = $0'), 'auth0 auth0.staging', SHOP);
    checkLabels(api('provider = auth0.$0'), 'staging', SHOP);
    checkCompletion(api('provider = au$0'), 'auth0.staging', api('provider = auth0.staging$0'), SHOP);
    checkLabels(api('provider = "$0"'), '', SHOP);
  });

  test('addresses in depends_on, those that are listed left out', () => {
    const all =
      'auth0_resource_server.orders auth0_resource_server_scopes.orders auth0_resource_server.stock ' +
      'auth0_resource_server_scope.count data.auth0_resource_server.other';
    checkLabels(grant('depends_on = [$0]'), all, SHOP);
    checkLabels(
      grant('depends_on = [auth0_resource_server.orders, $0]'),
      all.replace('auth0_resource_server.orders ', ''),
      SHOP,
    );
    checkLabels(grant('depends_on = [auth0_resource_server.$0]'), 'orders stock', SHOP);
  });

  test('addresses in import and moved', () => {
    const managed =
      'auth0_resource_server.orders auth0_resource_server_scopes.orders auth0_resource_server.stock auth0_resource_server_scope.count';
    checkLabels('import {\n  to = $0\n}', managed, SHOP);
    checkLabels('moved {\n  from = auth0_resource_server.$0\n}', 'orders stock', SHOP);
  });
});
