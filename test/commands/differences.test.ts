import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Difference } from '../../client/src/commands/comparison';
import { countOf, differences, printedTenantBlock } from '../../client/src/commands/differences';
import { apisOf } from '../../server/src/language';
import { applyEdits, contextOf } from '../fixture';
import { api } from '../tenant/apis';
import { type Json } from '../tenant/demo/resourceServers';

interface World {
  readonly version?: string;
  readonly files?: Readonly<Record<string, string>>;
}

function compare(body: string, fields: Json, { version = '1.55.0', files = {} }: World = {}) {
  const text = `resource "auth0_resource_server" "x" {\n  name       = "Orders"\n  identifier = "https://api/orders"\n${body}}\n`;
  const { module, document } = contextOf(text, { version, files });
  const [block] = apisOf(module);
  assert.ok(block);
  const comparison = { module, api: block, server: api(fields), version };
  const found = differences(comparison);
  return { found, comparison, module, document };
}

/** `path: file <- tenant`, with `?` in front of what is known only later. */
function shown(found: readonly Difference[]): string[] {
  return found.map((it) => `${it.kind === 'unknown' ? '?' : ''}${it.path}: ${it.file} <- ${it.tenant}`);
}

function check(body: string, fields: Json, expected: readonly string[], world?: World): void {
  const { found } = compare(body, fields, world);
  assert.deepEqual(shown(found), expected);
  assert.equal(countOf(found), expected.filter((it) => !it.startsWith('?')).length);
}

/** After taking the tenant's value everywhere, nothing differs; this is then the file. */
function checkTaken(body: string, fields: Json, expected: string, world: World = {}): void {
  const { found, document } = compare(body, fields, world);
  assert.ok(found.length > 0);
  const all = found.flatMap((it) => it.edits);
  const text = applyEdits(
    document.text,
    all.filter((it) => it.uri === document.uri),
  );
  const lines = text.split('\n').slice(1).join('\n');
  const start = '  name       = "Orders"\n  identifier = "https://api/orders"\n';
  assert.equal(lines.startsWith(start) ? lines.slice(start.length) : lines, `${expected}}\n`);
  const { module } = contextOf(text, world);
  const [block] = apisOf(module);
  assert.ok(block);
  assert.deepEqual(
    shown(differences({ module, api: block, server: api(fields), version: world.version ?? '1.55.0' })),
    [],
  );
}

describe('attributes', () => {
  test('that say the same are in sync, whatever the form', () => {
    const body = '  token_lifetime   = "7200"\n  enforce_policies = "true"\n  signing_alg      = local.alg\n';
    const files = { 'locals.tf': 'locals {\n  alg = "PS256"\n}\n' };
    check(body, { token_lifetime: 7200, enforce_policies: true, signing_alg: 'PS256' }, [], { files });
  });

  test('that say something else differ', () => {
    check('  token_lifetime = 60\n', { token_lifetime: 7200 }, ['token_lifetime: 60 <- 7200']);
    check('  signing_alg = "rs256"\n', {}, ['signing_alg: "rs256" <- "RS256"']);
    check('  token_dialect = "access_token"\n', {}, ['token_dialect: "access_token" <- undefined']);
  });

  test('that are known only later do not count', () => {
    check('  token_lifetime = var.x\n', {}, ['?token_lifetime: var.x <- 86400']);
    check('  signing_alg = upper("rs256")\n', {}, ['?signing_alg: upper("rs256") <- "RS256"']);
  });

  test('that are left out differ only where the provider would take the value away', () => {
    const fields = { allow_offline_access: true, token_lifetime: 60, token_dialect: 'access_token' };
    check('', fields, []);
    check('', fields, ['allow_offline_access: undefined <- true'], { version: '1.44.0' });
    check('', fields, ['token_dialect: undefined <- "access_token"', 'allow_offline_access: undefined <- true'], {
      version: '1.0.0',
    });
    check('  allow_offline_access = null\n', fields, ['allow_offline_access: undefined <- true'], {
      version: '1.44.0',
    });
  });

  test('that ignore_changes names are not compared', () => {
    check('  token_lifetime = 60\n\n  lifecycle {\n    ignore_changes = [token_lifetime]\n  }\n', {}, []);
  });

  test('that are secret are not compared, and nothing of them is shown', () => {
    const fields = { signing_alg: 'HS256', signing_secret: 'the-secret-of-the-tenant' };
    check('  signing_alg    = "HS256"\n  signing_secret = "the-secret-of-the-file"\n', fields, []);
  });

  test('have the consent policy that only Terraform has a word for', () => {
    check('  consent_policy = "null"\n', { consent_policy: null }, []);
    check('  consent_policy = "null"\n', { consent_policy: 'transactional-authorization-with-mfa' }, [
      'consent_policy: "null" <- "transactional-authorization-with-mfa"',
    ]);
  });

  test('take the value of the tenant', () => {
    checkTaken('  token_lifetime = 60\n', { token_lifetime: 7200 }, '  token_lifetime = 7200\n');
    checkTaken('  token_dialect = var.x # why\n  signing_alg = "RS256"\n', {}, '  signing_alg = "RS256"\n');
  });

  test('keep the file as terraform fmt leaves it', () => {
    const { found, document } = compare('', { allow_offline_access: true }, { version: '1.44.0' });
    assert.equal(
      applyEdits(document.text, found[0]?.edits ?? []),
      'resource "auth0_resource_server" "x" {\n  name                 = "Orders"\n  identifier           = "https://api/orders"\n  allow_offline_access = true\n}\n',
    );
  });
});

describe('blocks', () => {
  const proof = { proof_of_possession: { mechanism: 'mtls', required: true } };

  test('are compared attribute by attribute', () => {
    check('\n  proof_of_possession {\n    mechanism = "dpop"\n    required  = true\n  }\n', proof, [
      'proof_of_possession.mechanism: "dpop" <- "mtls"',
    ]);
    check('', proof, []);
  });

  test('that are switched off equal what the tenant has not', () => {
    const off = '\n  proof_of_possession {\n    disable = true\n  }\n';
    check(off, { proof_of_possession: null }, []);
    check(off, {}, []);
    check(off, proof, [
      `proof_of_possession: ${off.trim()} <- proof_of_possession {\n  mechanism = "mtls"\n  required  = true\n}`,
    ]);
    checkTaken(off, proof, '\n  proof_of_possession {\n    mechanism = "mtls"\n    required  = true\n  }\n');
    check('\n  proof_of_possession {\n    disable = var.x\n  }\n', proof, [
      '?proof_of_possession: proof_of_possession {\n    disable = var.x\n  } <- proof_of_possession {\n  mechanism = "mtls"\n  required  = true\n}',
    ]);
  });

  test('that the tenant has not are taken out', () => {
    checkTaken('\n  proof_of_possession {\n    mechanism = "mtls"\n    required  = true\n  }\n', {}, '');
  });

  test('of a list are compared as a whole', () => {
    const body = '\n  authorization_details {\n    type = "a"\n  }\n\n  authorization_details {\n    type = "b"\n  }\n';
    check(body, { authorization_details: [{ type: 'a' }, { type: 'b' }] }, []);
    assert.equal(compare(body, { authorization_details: [{ type: 'b' }, { type: 'a' }] }).found.length, 1);
    checkTaken(body, { authorization_details: [{ type: 'c' }] }, '\n  authorization_details {\n    type = "c"\n  }\n');
    assert.equal(shown(compare(body.replace('"b"', 'var.b'), {}).found)[0]?.charAt(0), 'a');
    const later = compare(body.replace('"b"', 'var.b'), { authorization_details: [{ type: 'a' }] }).found;
    assert.deepEqual(
      later.map((it) => it.kind),
      ['unknown'],
    );
  });

  test('that are dynamic are known only later', () => {
    const body = '\n  dynamic "authorization_details" {\n    for_each = var.x\n    content {}\n  }\n';
    assert.equal(countOf(compare(body, { authorization_details: [{ type: 'a' }] }).found), 0);
  });

  test('within blocks differ where they are left out and the provider would take them away', () => {
    const body = '\n  subject_type_authorization {\n    user {\n      policy = "allow_all"\n    }\n  }\n';
    check(body, {}, []);
    const lost = 'subject_type_authorization.client: undefined <- client {\n  policy = "require_client_grant"\n}';
    check(body, {}, [lost], { version: '1.28.0' });
    checkTaken(
      body,
      {},
      '\n  subject_type_authorization {\n    user {\n      policy = "allow_all"\n    }\n\n    client {\n      policy = "require_client_grant"\n    }\n  }\n',
      { version: '1.28.0' },
    );
  });

  test('keep the key that the tenant does not tell', () => {
    const body =
      '\n  token_encryption {\n    format = "compact-nested-jwe"\n\n    encryption_key {\n      algorithm = "RSA-OAEP-512"\n      pem       = file("key.pem")\n    }\n  }\n';
    const key = { format: 'compact-nested-jwe', encryption_key: { alg: 'RSA-OAEP-256' } };
    check(body, { token_encryption: key }, [
      'token_encryption.encryption_key.algorithm: "RSA-OAEP-512" <- "RSA-OAEP-256"',
    ]);
    const off = compare('\n  token_encryption {\n    disable = true\n  }\n', { token_encryption: key }).found;
    assert.deepEqual(
      off.map((it) => it.edits),
      [[]],
    );
  });
});

describe('scopes', () => {
  const fields = { scopes: [{ value: 'a', description: 'A' }, { value: 'b' }] };
  const list = (...scopes: string[]) =>
    `resource "auth0_resource_server_scopes" "x" {\n  resource_server_identifier = auth0_resource_server.x.identifier\n${scopes.join('')}}\n`;
  const scope = (key: string, name: string, description = '') =>
    `\n  scopes {\n    ${description ? key.padEnd(11) : key} = "${name}"\n${description && `    description = ${description}\n`}  }\n`;

  test('in a resource of their own are compared one by one', () => {
    const same = { 'scopes.tf': list(scope('name', 'b'), scope('name', 'a', '"A"')) };
    check('', fields, [], { files: same });
    const other = { 'scopes.tf': list(scope('name', 'a', '"Z"'), scope('name', 'c')) };
    check(
      '',
      fields,
      ['scopes["a"].description: "Z" <- "A"', 'scopes["c"]: "c" <- undefined', 'scopes["b"]: undefined <- "b"'],
      { files: other },
    );
    const { found, module } = compare('', fields, { files: other });
    const file = module.documents.find((it) => it.uri.endsWith('scopes.tf'));
    assert.ok(file);
    const text = applyEdits(
      file.text,
      found.flatMap((it) => it.edits),
    );
    assert.equal(text, list(scope('name', 'a', '"A"'), scope('name', 'b')));
  });

  test('inline are compared below 1.0.0, and missing ones added', () => {
    check(scope('value', 'a', '"A"') + scope('value', 'b'), fields, [], { version: '0.50.2' });
    check('', fields, ['scopes["a"]: undefined <- "a" ("A")', 'scopes["b"]: undefined <- "b"'], { version: '0.50.2' });
    checkTaken(scope('value', 'b'), fields, scope('value', 'b') + scope('value', 'a', '"A"'), { version: '0.50.2' });
    checkTaken(
      scope('value', 'a', 'var.x') + scope('value', 'c') + scope('value', 'b'),
      fields,
      scope('value', 'a', '"A"') + scope('value', 'b'),
      { version: '0.50.2' },
    );
  });

  test('one by one, in resources of their own', () => {
    const one = (name: string) =>
      `resource "auth0_resource_server_scope" "${name}" {\n  scope                      = "${name}"\n  resource_server_identifier = auth0_resource_server.x.identifier\n}\n`;
    const { found } = compare('', fields, { files: { 'scopes.tf': `${one('b')}\n${one('c')}` } });
    assert.deepEqual(shown(found), ['scopes["c"]: "c" <- undefined', 'scopes["a"]: undefined <- "a" ("A")']);
    assert.deepEqual(
      found.map((it) => it.edits.length),
      [1, 0],
    );
  });

  test('that are managed elsewhere, or known only later, do not count', () => {
    check('', fields, []);
    const files = {
      'scopes.tf': list(
        scope('name', 'a'),
        '\n  dynamic "scopes" {\n    for_each = var.x\n    content {\n      name = scopes.key\n    }\n  }\n',
      ),
    };
    check('', fields, ['?scopes: undefined <- undefined'], { files });
    check('\n  lifecycle {\n    ignore_changes = [scopes]\n  }\n', fields, [], { version: '0.50.2' });
    const inline =
      '\n  dynamic "scopes" {\n    for_each = var.x\n    content {\n      value = scopes.key\n    }\n  }\n';
    check(inline, fields, [], { version: '0.50.2' });
  });
});

test("the tenant's block is printed under the name of the file's", () => {
  const { comparison } = compare('  token_lifetime = 60\n', { token_lifetime: 7200 });
  assert.equal(
    printedTenantBlock(comparison),
    'resource "auth0_resource_server" "x" {\n  name           = "Orders"\n  identifier     = "https://api/orders"\n  token_lifetime = 7200\n}\n',
  );
});

test('an override file counts', () => {
  const files = { 'override.tf': 'resource "auth0_resource_server" "x" {\n  token_lifetime = 60\n}\n' };
  const { found } = compare('  token_lifetime = 7200\n', { token_lifetime: 7200 }, { files });
  assert.deepEqual(shown(found), ['token_lifetime: 60 <- 7200']);
  assert.match(found[0]?.edits[0]?.uri ?? '', /override\.tf$/);
});
