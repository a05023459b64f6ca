import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, test } from 'node:test';
import { validate } from '../../../server/src/language/features/validate';
import { contextOf, type World } from '../../fixture';
import { fixtures, readFixture } from '../../rules/annotate';

/** `rule at text` of each diagnostic. */
function found(text: string, world: World = {}): string[] {
  return validate(contextOf(text, world)).map((it) => `${it.rule} at ${text.slice(it.from, it.to)}`);
}

const api = (body: string) => `resource "auth0_resource_server" "api" {\n${body}\n}\n`;
const WRONG = api('identifier = "i"\nsigning_alg = "rs256"\ntoken_lifetime = -1');

describe('settings', () => {
  const settings = (severities: Record<string, 'off' | 'hint' | 'error'>, enabled = true): World => ({
    settings: { validation: { enabled, severities } },
  });
  const severities = (world: World) => validate(contextOf(WRONG, world)).map((it) => `${it.rule} ${it.severity}`);

  test('each rule has its own severity', () => {
    assert.deepEqual(severities({}), ['value-case warning', 'value-range error']);
  });
  test('a severity that is set counts', () => {
    assert.deepEqual(severities(settings({ 'value-case': 'error', 'value-range': 'off' })), ['value-case error']);
  });
  test('the severity of syntax errors can be set', () => {
    assert.deepEqual(found('resource {', settings({ syntax: 'off' })), []);
    assert.notDeepEqual(found('resource {'), []);
  });
  test('nothing is found where validation is disabled', () => {
    assert.deepEqual(severities(settings({}, false)), []);
    assert.deepEqual(found('resource {', settings({}, false)), []);
  });
});

describe('the block of the 0.37 documentation', () => {
  const version = '0.37.1';
  const right: Record<string, string> = {
    name: '"Example Resource Server (Managed by Terraform)"',
    identifier: '"https://api.example.com"',
    signing_alg: '"HS256"',
    signing_secret: 'var.secret',
    allow_offline_access: 'true',
    token_lifetime: '8600',
    token_lifetime_for_web: '7200',
    skip_consent_for_verifiable_first_party_clients: 'true',
    verification_location: '"https://example.com"',
    enforce_policies: 'var.rbac',
    token_dialect: '"access_token_authz"',
  };
  const scopes = (body: string) => `scopes {\n${body}\n}`;
  const block = (changed: Record<string, string>) =>
    api(
      Object.entries({ ...right, ...changed })
        .map(([name, value]) => `${name} = ${value}`)
        .join('\n') + '\nscopes {\nvalue = "create:foo"\ndescription = "Create foos"\n}',
    );

  test('is right', () => assert.deepEqual(found(block({}), { version }), []));

  for (const [name, value, rule] of [
    ['name', '"a < b"', 'forbidden-character'],
    ['name', '[]', 'wrong-type'],
    ['identifier', '""', 'value-length'],
    ['identifier', '{}', 'wrong-type'],
    ['signing_alg', '"none"', 'allowed-value'],
    ['signing_secret', '"0123456789abcdef"', 'secret-in-file'],
    ['allow_offline_access', '"yes"', 'wrong-type'],
    ['token_lifetime', '2592001', 'value-range'],
    ['token_lifetime', '"1h"', 'wrong-type'],
    ['token_lifetime_for_web', '1.5', 'wrong-type'],
    ['skip_consent_for_verifiable_first_party_clients', '1', 'wrong-type'],
    ['verification_location', '[]', 'wrong-type'],
    ['enforce_policies', '"RBAC"', 'wrong-type'],
    ['token_dialect', '"rfc9068_profile"', 'allowed-value'],
    ['token_dialect', '"ACCESS_TOKEN"', 'value-case'],
  ] as const) {
    test(`${name} = ${value}: ${rule}`, () => {
      assert.deepEqual(found(block({ [name]: value }), { version }), [`${rule} at ${value}`]);
    });
  }

  test('options are refused by the API', () => {
    assert.deepEqual(found(block({ options: '{ team = "one" }' }), { version }), ['options-refused at options']);
  });
  test('id can only be read', () => {
    assert.deepEqual(found(block({ id: '"x"' }), { version }), ['read-only at id']);
  });
  test('an identifier is needed by the API', () => {
    assert.deepEqual(found(api('name = "x"'), { version }), [
      'missing-identifier at resource "auth0_resource_server" "api"',
    ]);
  });
  test('a scope needs a value that is not empty', () => {
    const text = api(`identifier = "i"\n${scopes('description = "x"')}\n${scopes('value = ""')}`);
    assert.deepEqual(found(text, { version }), ['missing-attribute at scopes', 'value-length at ""']);
  });
  test('a scope has no name', () => {
    const text = api(`identifier = "i"\n${scopes('value = "x"\nname = "x"')}`);
    assert.deepEqual(found(text, { version }), ['unknown-attribute at name']);
  });
  test('what came later needs a newer version', () => {
    const text = block({ consent_policy: '"null"' });
    assert.deepEqual(found(text, { version }), ['needs-newer-version at consent_policy']);
  });
});

describe('files of one module', () => {
  test('what an override file gives is not missing', () => {
    const files = { 'main_override.tf': api('identifier = "i"') };
    assert.deepEqual(found(api('name = "x"'), { files }), []);
    assert.notDeepEqual(found(api('name = "x"')), []);
  });
  test('in an override file nothing is missing', () => {
    assert.deepEqual(
      found(api('name = "x"'), { name: 'override.tf', files: { 'main.tf': api('identifier = "i"') } }),
      [],
    );
  });
  test('a local in another file is read', () => {
    const files = { 'locals.tf': 'locals {\n  alg = "none"\n}\n' };
    assert.deepEqual(found(api('identifier = "i"\nsigning_alg = local.alg'), { files }), [
      'allowed-value at local.alg',
    ]);
  });
  test("a variable's default proves nothing", () => {
    const files = { 'variables.tf': 'variable "alg" {\n  default = "none"\n}\n' };
    assert.deepEqual(found(api('identifier = "i"\nsigning_alg = var.alg'), { files }), []);
  });
  test('problems of other files are not reported here', () => {
    assert.deepEqual(found(api('identifier = "i"'), { files: { 'other.tf': WRONG } }), []);
  });
});

describe('which provider', () => {
  const required = (source: string, version = '1.2.0') =>
    `terraform {\n  required_providers {\n    auth0 = {\n      source = "${source}"\n      version = "${version}"\n    }\n  }\n}\n`;
  const text = api('identifier = "i"\nnothing = 1\nconsent_policy = "null"');

  test("another provider's blocks are left alone", () => {
    assert.deepEqual(found(text, { files: { 'versions.tf': required('example/auth0') } }), []);
  });
  test('the pinned version decides, and the message names it', () => {
    const context = contextOf(text, { files: { 'versions.tf': required('auth0/auth0') } });
    const [, second] = validate(context);
    assert.equal(second?.rule, 'needs-newer-version');
    assert.match(second.message, /since 1\.7\.0.*auth0 1\.2\.0/);
  });
  test('where no version is pinned, the message says so', () => {
    const [removed] = validate(contextOf(api('identifier = "i"\noptions = {}')));
    assert.equal(removed?.rule, 'removed');
    assert.match(removed.message, /no version is required here/);
  });
  test('where what is required cannot be read, the message does not say that nothing is', () => {
    const required =
      'terraform {\n  required_providers {\n    auth0 = { source = "auth0/auth0", version = "one" }\n  }\n}\n';
    const [removed] = validate(contextOf(required + api('identifier = "i"\noptions = {}')));
    assert.match(removed?.message ?? '', /the version required here is not clear, so the newest known counts/);
  });
  test('a newer provider than is known may have other names and values', () => {
    const rules = validate(contextOf(api('identifier = "i"\nnothing = 1\nsigning_alg = "XY"'), { version: '9.0.0' }));
    assert.deepEqual(
      rules.map((it) => [it.rule, it.severity]),
      [
        ['not-known', 'hint'],
        ['not-known', 'hint'],
      ],
    );
  });
});

describe('half-typed text', () => {
  for (const [what, text] of [
    ['a lone word', api('identifier = "i"\nsign')],
    ['an attribute without value', api('identifier = "i"\nnothing =')],
    ['a body that does not end', 'resource "auth0_resource_server" "api" {\n  name = "x"\n'],
    [
      'a nested block that does not end',
      'resource "auth0_resource_server" "api" {\n  identifier = "i"\n  token_encryption {\n}\n',
    ],
    ['a header', 'resource "auth0_resource_server" "api"'],
    ['a header that ends early', 'resource "auth0_resource_server'],
    ['a header of a nested block', api('identifier = "i"\ntoken_encryp "')],
    ['a word where the identifier will be', api('ident')],
    ['a value whose quote is open', api('identifier = "i"\nsigning_alg = "R')],
    [
      'a header of a nested block that has its body',
      api('  identifier = "i"\n  subject_type_auth\n    user {\n    }\n  }'),
    ],
    ['an open quote around the type', 'resource "auth0_resource_server {\n  identifier = "i"\n}\n'],
    ['an open quote in a header', 'resource "auth0_resource_server" "api {\n  identifier = "i"\n}\n'],
  ] as const) {
    test(`${what} is a syntax error and nothing else`, () => {
      assert.deepEqual([...new Set(validate(contextOf(text)).map((it) => it.rule))], ['syntax']);
    });
  }

  test('what is wrong elsewhere is still found', () => {
    assert.ok(found(`${api('identifier = "i"\nsign')}${WRONG}`).includes('value-range at -1'));
  });
});

describe('messages', () => {
  test('a secret is never repeated', () => {
    const secret = 's3cr3t';
    const pem = 'k3y';
    const bodies = [
      `signing_secret = "${secret}"`,
      `signing_secret = ["${secret}"]`,
      `signing_secret = { a = "${secret}" }`,
      `token_encryption {\nformat = "x"\nencryption_key {\nalgorithm = "x"\npem = ["${pem}"]\n}\n}`,
      `token_encryption {\nencryption_key {\nalgorithm = "x"\npem = "${pem.repeat(2000)}"\n}\n}`,
    ];
    for (const version of ['0.37.1', '1.7.0', '1.55.0', '9.0.0', '0.1.0']) {
      for (const body of bodies) {
        const diagnostics = validate(contextOf(api(`identifier = "i"\n${body}`), { version }));
        assert.ok(diagnostics.length > 0);
        for (const { message, related } of diagnostics) {
          const all = [message, ...related.map((it) => it.message)].join();
          assert.ok(!all.includes(secret) && !all.includes(pem), all);
        }
      }
    }
  });
  test('a long value is shortened', () => {
    const [only] = validate(contextOf(api(`identifier = "i"\nsigning_alg = "${'x'.repeat(10_000)}"`)));
    assert.ok(only && only.message.length < 200);
  });
  test('the second block points to the first', () => {
    const text = api('identifier = "i"\ntoken_encryption {}\ntoken_encryption {}');
    const only = validate(contextOf(text)).find((it) => it.rule === 'too-many-blocks');
    const [related] = only?.related ?? [];
    assert.deepEqual(related?.span.from, text.indexOf('token_encryption'));
    assert.equal(only?.from, text.lastIndexOf('token_encryption'));
  });
  test('a deprecated block and a needless attribute are tagged', () => {
    const tags = (body: string, version: string) =>
      validate(contextOf(api(body), { version })).flatMap((it) => it.tags);
    assert.deepEqual(tags('identifier = "i"\nscopes {\nvalue = "x"\n}', '0.48.0'), ['deprecated']);
    assert.deepEqual(tags('identifier = "i"\nclient_id = "x"', '1.30.0'), ['unnecessary']);
  });
  test('each has the address of its explanation', () => {
    for (const { rule, url } of validate(contextOf(WRONG))) assert.ok(url.endsWith(`/rules.md#${rule}`));
  });
});

describe('any text', () => {
  const files = [
    ...fixtures().flatMap((name) => readFixture(name).map((it) => it.document.text)),
    ...['legacy-0.37', 'current', 'mistakes']
      .map((it) => `examples/${it}`)
      .flatMap((folder) => fs.readdirSync(folder).map((it) => `${folder}/${it}`))
      .filter((it) => it.endsWith('.tf'))
      .map((it) => fs.readFileSync(it, 'utf8')),
  ];

  test('every prefix gives diagnostics in order, inside the text, and none twice', () => {
    for (const text of files) {
      for (let length = 0; length <= text.length; length++) {
        const prefix = text.slice(0, length);
        const diagnostics = validate(contextOf(prefix, { version: length % 2 ? '1.55.0' : '0.37.1' }));
        const keys = diagnostics.map((it) => `${it.from} ${it.to} ${it.rule} ${it.message}`);
        assert.equal(new Set(keys).size, keys.length, `${keys.join('\n')}\n${prefix.slice(-200)}`);
        const starts = diagnostics.map((it) => it.from);
        assert.deepEqual(
          starts,
          [...starts].sort((a, b) => a - b),
        );
        assert.ok(diagnostics.every((it) => 0 <= it.from && it.from <= it.to && it.to <= length));
      }
    }
  });
});
