import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type AttributeSchema,
  type BlockSchema,
  type BodySchema,
  definitionOf,
  knownVersions,
  lifespanOf,
  type Mode,
  newestVersion,
  type ResourceSchema,
  resourceTypes,
  schemaOf,
  systemApis,
} from '../../server/src/language/schema';

const API = 'auth0_resource_server';

describe('the seed document, provider 0.37.1', () => {
  const schema = resource(API, '0.37.1');

  test('has its 12 attributes, the scopes block and id', () => {
    assert.deepEqual([...schema.attributes.keys()].filter((it) => it !== 'id').sort(), [
      'allow_offline_access',
      'enforce_policies',
      'identifier',
      'name',
      'options',
      'signing_alg',
      'signing_secret',
      'skip_consent_for_verifiable_first_party_clients',
      'token_dialect',
      'token_lifetime',
      'token_lifetime_for_web',
      'verification_location',
    ]);
    assert.deepEqual([...schema.blocks.keys()], ['scopes']);
    assert.deepEqual([...block(schema, 'scopes').attributes.keys()], ['value', 'description']);
  });

  test('does not require the identifier, as only the API does', () => {
    const identifier = attribute(schema, 'identifier');
    assert.deepEqual([identifier.required, identifier.requiredByApi, identifier.forceNew], [false, true, true]);
    assert.equal([...schema.attributes.keys()][0], 'identifier', 'offered first all the same');
  });

  test('takes any number of scopes, each with a value', () => {
    const scopes = block(schema, 'scopes');
    assert.deepEqual(
      [scopes.nesting, scopes.minItems, scopes.maxItems, scopes.deprecated],
      ['set', 0, undefined, false],
    );
    assert.equal(scopes.attributes.get('value')?.required, true);
  });

  test('knows two token dialects and the signing algorithms of the API', () => {
    assert.deepEqual(values(schema, 'token_dialect'), ['access_token', 'access_token_authz']);
    assert.deepEqual(values(schema, 'signing_alg'), ['RS256', 'HS256', 'PS256', 'RS512']);
    assert.equal(attribute(schema, 'signing_alg').valuesBy, 'api');
  });

  test('links to its own page', () => {
    assert.equal(
      schema.url,
      'https://registry.terraform.io/providers/auth0/auth0/0.37.1/docs/resources/resource_server',
    );
  });
});

describe('from version to version', () => {
  test('1.0.0 has no scopes', () => assert.equal(resource(API, '1.0.0').blocks.has('scopes'), false));

  test('scopes are deprecated from 0.48.0 on', () => {
    assert.equal(block(resource(API, '0.47.0'), 'scopes').deprecated, false);
    assert.equal(block(resource(API, '0.50.2'), 'scopes').deprecated, true);
  });

  test('dpop exists since 1.25.0', () => {
    assert.deepEqual(values(block(resource(API, '1.24.1'), 'proof_of_possession'), 'mechanism'), ['mtls']);
    assert.deepEqual(values(block(resource(API, '1.25.0'), 'proof_of_possession'), 'mechanism'), ['mtls', 'dpop']);
  });

  test('RS512 is refused from 1.7.0 on', () => {
    assert.deepEqual(values(resource(API, '1.7.0'), 'signing_alg'), ['RS256', 'HS256', 'PS256']);
    assert.equal(attribute(resource(API, '1.7.0'), 'signing_alg').valuesBy, 'provider');
  });

  test('only the access policies mind their case', () => {
    const schema = resource(API, newestVersion);
    const user = block(block(schema, 'subject_type_authorization'), 'user');
    assert.equal(attribute(user, 'policy').ignoreCase, false);
    assert.equal(attribute(schema, 'token_dialect').ignoreCase, true);
  });

  test('a removed name keeps its value in Auth0 from 1.45.0 on', () => {
    assert.equal(attribute(resource(API, '1.44.0'), 'name').computed, false);
    assert.equal(attribute(resource(API, '1.45.0'), 'name').computed, true);
  });

  test('a note is read only where it holds', () => {
    const never = (version: string) =>
      attribute(resource(API, version), 'name').documentation.notes.some((it) => it.includes('never sends the name'));
    assert.deepEqual(['1.44.0', '1.45.0', '1.46.0'].map(never), [false, true, false]);
  });
});

describe('which version', () => {
  test('a beta has the schema of its release', () => {
    assert.equal(resource(API, '1.0.0-beta.1').blocks.has('scopes'), false);
    assert.match(resource(API, '1.0.0-beta.1').url, /\/1\.0\.0-beta\.1\//);
  });

  test('older ones than we know have the oldest schema, newer ones the newest', () => {
    assert.ok(resource(API, '0.20.0').attributes.has('options'));
    assert.deepEqual(names(resource(API, '2.3.4')), names(resource(API, newestVersion)));
  });

  test('what is no version has the newest schema', () => {
    assert.deepEqual(names(resource(API, 'latest')), names(resource(API, newestVersion)));
  });

  test('the scope resources appear in 0.48.0, the data source in 0.44.0', () => {
    assert.equal(schemaOf('resource', 'auth0_resource_server_scopes', '0.47.0'), undefined);
    assert.ok(schemaOf('resource', 'auth0_resource_server_scopes', '0.48.0'));
    assert.equal(schemaOf('data', API, '0.43.0'), undefined);
    assert.ok(schemaOf('data', API, '0.44.0'));
  });

  test('other types are not ours', () => {
    assert.equal(schemaOf('resource', 'auth0_client', newestVersion), undefined);
    assert.equal(schemaOf('data', 'auth0_resource_server_scope', newestVersion), undefined);
    assert.equal(schemaOf('resource', 'constructor', newestVersion), undefined);
    assert.equal(lifespanOf('resource', 'toString'), undefined);
  });

  test('versions of one shape share one body', () => {
    assert.equal(resource(API, '1.8.0').attributes, resource(API, '1.9.0').attributes);
    assert.notEqual(resource(API, '1.8.0').url, resource(API, '1.9.0').url);
  });
});

describe('the scopes resources', () => {
  const scopes = block(resource('auth0_resource_server_scopes', newestVersion), 'scopes');

  test('want at least one scope, at most 1000', () => {
    assert.deepEqual([scopes.required, scopes.minItems, scopes.maxItems], [true, 1, undefined]);
    assert.equal(scopes.limits[0]?.maxItems, 1000);
  });

  test('limit a scope in length and reserve fourteen names', () => {
    const { limits } = attribute(scopes, 'name');
    assert.deepEqual(
      limits.map((it) => [it.minLength, it.maxLength, it.reserved?.length]),
      [
        [1, 280, undefined],
        [undefined, undefined, 14],
      ],
    );
  });

  test('say what an id does in the place of the identifier', () => {
    const { notes } = attribute(
      resource('auth0_resource_server_scopes', newestVersion),
      'resource_server_identifier',
    ).documentation;
    assert.deepEqual(notes, ['An `id` makes every plan replace the resource.']);
  });
});

describe('the data source', () => {
  const schema = data('1.55.0');

  test('takes an identifier or an id, and nothing else', () => {
    const settable = [...schema.attributes.values()].filter((it) => !it.readOnly);
    assert.deepEqual(
      settable.map((it) => it.name),
      ['resource_server_id', 'identifier'],
    );
    assert.deepEqual(settable[0]?.atLeastOneOf, ['resource_server_id', 'identifier']);
    assert.equal(schema.blocks.size, 0);
  });

  test('shows blocks as lists of objects', () => {
    const encryption = attribute(schema, 'token_encryption');
    assert.equal(encryption.type, 'list');
    assert.deepEqual(
      [...(encryption.fields.get('encryption_key')?.fields.keys() ?? [])],
      ['algorithm', 'pem', 'name', 'kid'],
    );
  });

  test('calls the name of a scope value before 1.0.0', () => {
    assert.deepEqual([...attribute(data('0.50.2'), 'scopes').fields.keys()], ['value', 'description']);
    assert.deepEqual([...attribute(data('1.0.0-beta.0'), 'scopes').fields.keys()], ['name', 'description']);
  });

  test('borrows words but nothing about setting', () => {
    const mirrored = attribute(schema, 'token_lifetime').documentation;
    const own = attribute(resource(API, '1.55.0'), 'token_lifetime').documentation;
    assert.equal(mirrored.text, own.text);
    assert.equal(mirrored.unit, 'seconds');
    assert.deepEqual([mirrored.default, mirrored.notes], [undefined, []]);
  });

  test('hides the secret too', () => assert.equal(attribute(schema, 'signing_secret').secret, true));
});

describe('what is gone or not yet there', () => {
  test('a removed attribute is known with its last shape and what replaces it', () => {
    const options = definition('resource', API, 'options');
    assert.deepEqual([options.kind, options.lifespan.removed], ['attribute', '0.46.0']);
    assert.match(options.lifespan.replacement ?? '', /nothing takes its place/);
  });

  test('a removed block and what is in it', () => {
    const { lifespan, deprecated } = definition('resource', API, 'scopes');
    assert.deepEqual(
      [lifespan.since, lifespan.deprecated, lifespan.removed, deprecated],
      [undefined, '0.48.0', '1.0.0', true],
    );
    assert.match(lifespan.replacement ?? '', /auth0_resource_server_scopes/);
    assert.equal(definition('resource', API, 'scopes.value').lifespan.removed, '1.0.0');
  });

  test('a nested attribute', () => {
    assert.equal(definition('resource', API, 'proof_of_possession.required_for').lifespan.since, '1.41.0');
    assert.equal(definition('resource', API, 'token_encryption.encryption_key.pem').lifespan.since, '1.7.0');
  });

  test('a field of the data source is not older than the data source', () => {
    assert.equal(definition('data', API, 'name').lifespan.since, '0.44.0');
    assert.equal(definition('data', API, 'scopes.value').lifespan.removed, '1.0.0');
  });

  test('nonsense is undefined', () => {
    for (const path of ['', '.', 'scope', 'name.length', 'scopes.value.x', '__proto__', 'scopes..value']) {
      assert.equal(definitionOf('resource', API, path), undefined, path);
    }
  });
});

describe('what people read', () => {
  test('the words of the dashboard find their attribute', () => {
    const dashboard = (name: string) => attribute(resource(API, newestVersion), name).documentation.dashboard ?? '';
    assert.match(dashboard('enforce_policies'), /Enable RBAC/);
    assert.match(dashboard('token_dialect'), /Add Permissions in the Access Token/);
    assert.match(dashboard('allow_offline_access'), /Allow Offline Access/);
    assert.match(dashboard('skip_consent_for_verifiable_first_party_clients'), /Allow Skipping User Consent/);
    assert.match(
      dashboard('token_lifetime'),
      /Maximum Access Token Lifetime \(Seconds\).*Token Expiration \(Seconds\)/,
    );
    assert.match(dashboard('signing_alg'), /Signing Algorithm/);
  });

  test('every attribute, block and value of every version has words', () => {
    for (const version of knownVersions) {
      for (const [mode, type] of [...types('resource'), ...types('data')]) {
        const schema = schemaOf(mode, type, version);
        if (!schema) continue;
        assert.ok(schema.documentation.text, type);
        for (const it of allIn(schema)) {
          assert.ok(it.documentation.text, `${mode} ${type} ${it.path} ${version}`);
          if (it.kind === 'attribute')
            for (const value of it.values) assert.ok(value.text, `${it.path} ${value.value}`);
        }
      }
    }
  });

  test('lifetimes come with presets', () => {
    assert.deepEqual(attribute(resource(API, newestVersion), 'token_lifetime').presets, [3600, 86400, 2592000]);
  });

  test('the early ones and the add-ons are marked', () => {
    assert.deepEqual(definition('resource', API, 'allow_online_access').documentation.marks, ['early access']);
    assert.deepEqual(definition('resource', API, 'consent_policy').documentation.marks, [
      'Highly Regulated Identity add-on',
    ]);
  });

  test('the APIs of Auth0 itself are known by how their identifiers end', () => {
    assert.deepEqual(
      systemApis.map((it) => it.identifierEnds),
      ['/api/v2/', '/me/', '/my-org/', 'urn:auth0:express-configure'],
    );
  });
});

function resource(type: string, version: string): ResourceSchema {
  return schemaOf('resource', type, version) ?? assert.fail(`${type} is not in ${version}`);
}

function data(version: string): ResourceSchema {
  return schemaOf('data', API, version) ?? assert.fail(`the data source is not in ${version}`);
}

function attribute(body: BodySchema, name: string): AttributeSchema {
  return body.attributes.get(name) ?? assert.fail(`no ${name}`);
}

function block(body: BodySchema, name: string): BlockSchema {
  return body.blocks.get(name) ?? assert.fail(`no ${name}`);
}

function values(body: BodySchema, name: string): string[] {
  return attribute(body, name).values.map((it) => it.value);
}

function names(body: BodySchema): string[] {
  return allIn(body).map((it) => it.path);
}

function definition(mode: Mode, type: string, path: string): AttributeSchema | BlockSchema {
  return definitionOf(mode, type, path) ?? assert.fail(`no ${path}`);
}

function types(mode: Mode): [Mode, string][] {
  return resourceTypes(mode).map((it) => [mode, it]);
}

function allIn(body: BodySchema): (AttributeSchema | BlockSchema)[] {
  const fields = [...body.attributes.values()].flatMap((it) => [
    it,
    ...allIn({ attributes: it.fields, blocks: new Map() }),
  ]);
  return [...fields, ...[...body.blocks.values()].flatMap((it) => [it, ...allIn(it)])];
}
