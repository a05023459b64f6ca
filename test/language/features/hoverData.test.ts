// Hover against the data: every name and value of every version of the provider.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type BodySchema,
  knownVersions,
  type Mode,
  resourceTypes,
  schemaOf,
} from '../../../server/src/language/schema';
import { hover } from '../../../server/src/language';
import { contextOf, cursor } from '../../fixture';

interface Item {
  readonly path: string;
  readonly kind: 'attribute' | 'block' | 'field';
  readonly values: readonly string[];
}

const MODES: readonly Mode[] = ['resource', 'data'];

/** Everything in a body, by path. Fields are what elements of a read-only list hold. */
function itemsOf(body: BodySchema, kind: 'attribute' | 'field' = 'attribute'): Item[] {
  return [
    ...[...body.attributes.values()].flatMap((it) => [
      { path: it.path, kind, values: it.values.map(({ value }) => value) },
      ...itemsOf({ attributes: it.fields, blocks: new Map() }, 'field'),
    ]),
    ...[...body.blocks.values()].flatMap((it) => [
      { path: it.path, kind: 'block' as const, values: [] },
      ...itemsOf(it),
    ]),
  ];
}

/** The markdown over an item, written where it belongs; a field is read in a reference. */
function markdownOf(mode: Mode, type: string, { path, kind }: Item, version: string, value = ''): string | undefined {
  const names = path.split('.');
  const name = names.pop() ?? '';
  const item = kind === 'block' ? `${name}$0 {\n}` : value === '' ? `${name}$0 = x` : `${name} = "$0${value}"`;
  const nested = names.reduceRight((inside, block) => `${block} {\n${inside}\n}`, item);
  const written =
    kind === 'field' ? `locals {\n  x = data.${type}.a.${path}$0\n}` : `${mode} "${type}" "a" {\n${nested}\n}`;
  const { text, offset } = cursor(written);
  return hover(contextOf(text, { version }), offset)?.markdown;
}

for (const mode of MODES) {
  for (const type of resourceTypes(mode)) {
    const everything = new Map<string, Item>();
    for (const version of knownVersions) {
      const schema = schemaOf(mode, type, version);
      for (const it of schema ? itemsOf(schema) : []) everything.set(it.path, it);
    }

    test(`${mode} ${type}: every name has a hover in every version, and says where it is missing`, () => {
      assert.ok(everything.size > 3);
      for (const version of knownVersions) {
        const schema = schemaOf(mode, type, version);
        const present = new Set((schema ? itemsOf(schema) : []).map((it) => it.path));
        for (const item of everything.values()) {
          const markdown = markdownOf(mode, type, item, version) ?? '';
          const place = `${item.path} in ${version}: ${markdown}`;
          assert.ok(markdown.includes(`**\`${item.path.split('.').at(-1)}\`** · `), place);
          assert.ok(markdown.endsWith(`auth0 ${version} (setting)`), place);
          const missing = /\*\*Not in (\S+):\*\* (exists since|removed in) \d+\.\d+\.\d+\./.exec(markdown);
          assert.equal(missing?.[1], present.has(item.path) ? undefined : version, place);
        }
      }
    });

    test(`${mode} ${type}: every name is explained in words`, () => {
      for (const item of everything.values()) {
        const markdown = markdownOf(mode, type, item, '1.55.0') ?? '';
        const words = markdown
          .split('\n\n')
          .slice(1)
          .filter((it) => !/^(\*\*Not in|\[|auth0 |- )/.test(it));
        assert.ok(
          words.some((it) => it.length > 10),
          `${item.path}: ${markdown}`,
        );
      }
    });

    test(`${mode} ${type}: every allowed value has a hover in every version`, () => {
      for (const version of knownVersions) {
        const schema = schemaOf(mode, type, version);
        for (const item of schema ? itemsOf(schema) : []) {
          for (const value of item.values) {
            const markdown = markdownOf(mode, type, item, version, value) ?? '';
            assert.ok(markdown.startsWith(`**\`"${value}"\`**`), `${item.path} ${value} in ${version}: ${markdown}`);
            assert.ok(!markdown.includes('Not in'), `${item.path} ${value} in ${version}: ${markdown}`);
          }
        }
      }
    });
  }
}

// The page that the product starts from: thirteen arguments of 0.37, one of them a block.
const SEED: readonly (readonly [path: string, title: string, fact: string])[] = [
  ['allow_offline_access', 'bool · optional', 'refresh token'],
  ['enforce_policies', 'bool · optional', 'Dashboard: Enable RBAC'],
  ['identifier', 'string · optional', 'Required by Auth0, though not by the provider'],
  ['name', 'string · optional', 'Without `<` and `>`'],
  ['options', 'map of strings · optional', 'Auth0 refuses'],
  ['scopes', 'block · optional · any number', 'permission'],
  ['scopes.value', 'string · required', '1 to 280 characters'],
  ['scopes.description', 'string · optional', 'At most 500 characters'],
  ['signing_alg', 'string · optional', '- `RS512`'],
  ['signing_secret', 'string · optional · secret', 'At least 16 bytes'],
  ['skip_consent_for_verifiable_first_party_clients', 'bool · optional', 'onsent'],
  ['token_dialect', 'string · optional', '- `access_token_authz`'],
  ['token_lifetime', 'whole number, seconds · optional', '24 hours (1 day)'],
  ['token_lifetime_for_web', 'whole number, seconds · optional', 'At most `token_lifetime`'],
  ['verification_location', 'string · optional', 'JWKS'],
];

const PIN = `terraform {
  required_providers {
    auth0 = {
      source  = "auth0/auth0"
      version = "~> 0.37.0"
    }
  }
}
`;

for (const [path, title, fact] of SEED) {
  test(`under a 0.37 pin: ${path}`, () => {
    const [name = '', inner] = path.split('.');
    const item =
      inner === undefined ? (name === 'scopes' ? 'sco$0pes {\n}' : `${name}$0 = x`) : `scopes {\n${inner}$0 = x\n}`;
    const { text, offset } = cursor(`resource "auth0_resource_server" "a" {\n${item}\n}`);
    const markdown = hover(contextOf(text, { files: { 'versions.tf': PIN } }), offset)?.markdown ?? '';
    assert.ok(markdown.startsWith(`**\`${inner ?? name}\`** · ${title}\n`), markdown);
    assert.ok(markdown.includes(fact), markdown);
    assert.ok(markdown.includes('/auth0/auth0/0.37.1/docs/resources/resource_server)'), markdown);
    assert.ok(markdown.endsWith('auth0 0.37.1 (version constraint)'), markdown);
    assert.ok(!markdown.includes('Since ') && !markdown.includes('Not in'), markdown);
  });
}
