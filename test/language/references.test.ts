import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  importIds,
  metaArguments,
  metaArgumentsIn,
  newestVersion,
  referenceAt,
  references,
} from '../../server/src/language/schema';
import { recorded } from '../facts/official';

describe('references to an API', () => {
  test('the scopes resource names its API by identifier, since 0.48.0', () => {
    const at = (version: string) =>
      referenceAt('resource', 'auth0_resource_server_scopes', 'resource_server_identifier', version)?.target;
    assert.deepEqual([at('0.47.0'), at('0.48.0'), at(newestVersion)], [undefined, 'identifier', 'identifier']);
  });

  test('nested attributes are found by their path', () => {
    const audience = referenceAt('resource', 'auth0_client', 'refresh_token.policies.audience', '1.19.0');
    assert.equal(audience?.target, 'identifier');
    assert.equal(referenceAt('resource', 'auth0_client', 'refresh_token.policies.audience', '1.18.0'), undefined);
  });

  test('a scope names the attribute that says of which API', () => {
    const name = referenceAt('resource', 'auth0_role_permissions', 'permissions.name', '1.0.0');
    assert.deepEqual([name?.target, name?.of, name?.many], ['scope', 'resource_server_identifier', false]);
  });

  test('the scopes of a grant were called scope before 1.0.0', () => {
    const at = (path: string, version: string) => referenceAt('resource', 'auth0_client_grant', path, version)?.many;
    assert.deepEqual([at('scope', '0.50.2'), at('scopes', '0.50.2')], [true, undefined]);
    assert.deepEqual([at('scope', '1.0.0-beta.0'), at('scopes', '1.0.0-beta.0')], [undefined, true]);
  });

  test('only the data source takes the id', () => {
    assert.deepEqual(
      references.filter((it) => it.target === 'id').map((it) => [it.mode, it.type, it.path]),
      [['data', 'auth0_resource_server', 'resource_server_id']],
    );
  });

  test('the permissions of a role went in 1.0.0', () => {
    assert.ok(referenceAt('resource', 'auth0_role', 'permissions.resource_server_identifier', '0.50.2'));
    assert.equal(referenceAt('resource', 'auth0_role', 'permissions.resource_server_identifier', '1.0.0'), undefined);
  });

  test('an audience that is no API is no reference', () => {
    assert.equal(referenceAt('resource', 'auth0_client', 'addons.samlp.audience', newestVersion), undefined);
  });
});

test('import ids tell their form', () => {
  assert.equal(importIds.get('auth0_resource_server_scope')?.form, '<identifier>::<scope>');
  assert.equal(importIds.get('auth0_role_permission')?.form.split('::').length, 3);
});

// Only where the records lie beside the checkout.
const record = recorded('references.json') as
  | {
      references: { from: string; since?: string; until?: string | null }[];
      importIds: { resource: string; since?: string }[];
    }
  | undefined;
if (record) {
  test('every recorded reference is known, with its versions', () => {
    for (const { from, since, until } of record.references) {
      const path = from.replace(/\[\]/g, '');
      const found = references.find((it) => `${it.mode === 'data' ? 'data.' : ''}${it.type}.${it.path}` === path);
      assert.ok(found, path);
      assert.equal(found.since, since?.startsWith('<=') ? undefined : since, path);
      assert.equal(found.until, until ?? undefined, path);
    }
  });

  test('every recorded import id is known', () => {
    for (const { resource, since } of record.importIds) {
      assert.equal(importIds.get(resource)?.since, since?.startsWith('<=') ? undefined : since, resource);
    }
  });
}

describe('what Terraform itself understands', () => {
  test('a resource takes five arguments and dynamic blocks', () => {
    assert.deepEqual(
      metaArgumentsIn('', 'resource').map((it) => it.name),
      ['count', 'for_each', 'depends_on', 'provider', 'lifecycle', 'dynamic'],
    );
  });

  test('the lifecycle of a data source has only conditions', () => {
    assert.deepEqual(
      metaArgumentsIn('lifecycle', 'data').map((it) => it.name),
      ['precondition', 'postcondition'],
    );
    assert.equal(metaArgumentsIn('lifecycle', 'resource').length, 6);
  });

  test('conditions and dynamic blocks have bodies of their own', () => {
    assert.deepEqual(
      metaArgumentsIn('lifecycle.precondition', 'resource').map((it) => it.name),
      ['condition', 'error_message'],
    );
    assert.deepEqual(
      metaArgumentsIn('dynamic', 'resource').map((it) => it.name),
      ['for_each', 'iterator', 'labels', 'content'],
    );
    assert.equal(metaArguments.get('dynamic.content')?.kind, 'block');
  });
});
