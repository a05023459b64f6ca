import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Module, type Settings } from '../../server/src/language';
import { createModule } from '../../server/src/language/module';
import { describeProvider, providerFor, type ProviderInForce, providerOf } from '../../server/src/language/provider';
import { knownVersions, newestVersion } from '../../server/src/language/versions';
import { defaults } from '../../server/src/settings';
import { moduleOf } from '../fixture';

const LOCK = '.terraform.lock.hcl';
const settings = (providerVersion?: string): Settings => ({ ...defaults, providerVersion });

const lock = (version: string, address = 'registry.terraform.io/auth0/auth0') =>
  `provider "${address}" {\n  version     = "${version}"\n  constraints = "~> 1.0"\n  hashes      = ["h1:x"]\n}\n`;
const required = (entry: string) => `terraform {\n  required_providers {\n    ${entry}\n  }\n}\n`;
const auth0 = (version: string, source = 'auth0/auth0') =>
  required(`auth0 = {\n      source  = "${source}"\n      version = "${version}"\n    }`);

/** `1.2.0 lock`, and `newer` or `older` where it is beyond what is known. */
function inForce(module: Module, setting?: string): string {
  return summary(providerOf(module, settings(setting)));
}

function summary({ version, origin, newerThanKnown, olderThanKnown }: ProviderInForce): string {
  return [version, origin, newerThanKnown && 'newer', olderThanKnown && 'older'].filter(Boolean).join(' ');
}

const NEWEST = newestVersion;
const newestBelow = (end: string) => knownVersions.filter((it) => it.startsWith(end)).at(-1);

test('the setting wins over the lock file, that over the constraint, that over nothing', () => {
  const constraint = { 'main.tf': auth0('~> 1.2.0') };
  assert.equal(inForce(moduleOf({ ...constraint, [LOCK]: lock('1.3.0') }), '0.37.1'), '0.37.1 setting');
  assert.equal(inForce(moduleOf({ ...constraint, [LOCK]: lock('1.3.0') })), '1.3.0 lock');
  assert.equal(inForce(moduleOf(constraint)), '1.2.1 constraint');
  assert.equal(inForce(moduleOf({ 'main.tf': '' })), `${NEWEST} newest`);
  assert.equal(inForce(moduleOf({})), `${NEWEST} newest`);
});

test('a setting that is no version is ignored, and that is said', () => {
  const module = moduleOf({ [LOCK]: lock('1.3.0') });
  assert.equal(inForce(module, 'latest'), '1.3.0 lock');
  assert.equal(inForce(module, ' '), '1.3.0 lock');
  assert.equal(inForce(module, 'v1.2'), '1.2.0 setting');
  assert.match(describeProvider(providerOf(module, settings('latest'))).detail, /"latest" is not a version/);
});

const LOCKS: readonly [what: string, text: string, expected: string][] = [
  ['OpenTofu’s registry', lock('1.3.0', 'registry.opentofu.org/auth0/auth0'), '1.3.0 lock'],
  ['a mirror', lock('1.3.0', 'mirror.example.com/auth0/auth0'), '1.3.0 lock'],
  ['the former source', lock('0.26.2', 'registry.terraform.io/alexkappa/auth0'), '0.26.2 lock older'],
  ['another provider', lock('1.3.0', 'registry.terraform.io/hashicorp/aws'), `${NEWEST} newest`],
  ['a fork', lock('1.3.0', 'registry.terraform.io/acme/auth0'), `${NEWEST} newest`],
  ['a prerelease', lock('1.0.0-beta.1'), '1.0.0-beta.1 lock'],
  ['a version after the newest known', lock('99.0.0'), '99.0.0 lock newer'],
  ['a version that never was', lock('1.17.0'), '1.17.0 lock'],
  ['a version before the oldest known', lock('0.20.0'), '0.20.0 lock older'],
  ['conflict marks around it', `<<<<<<< HEAD\n${lock('1.3.0')}=======\n`, '1.3.0 lock'],
  ['no version yet', 'provider "registry.terraform.io/auth0/auth0" {\n  version = \n}\n', `${NEWEST} newest`],
  ['half a version', 'provider "registry.terraform.io/auth0/auth0" {\n  version = "1.2.\n', `${NEWEST} newest`],
  ['a version with two numbers', lock('1.2'), `${NEWEST} newest`],
  ['nonsense', lock('abc'), `${NEWEST} newest`],
  ['no HCL at all', '{"a": [1, 2\n\0\ufffd', `${NEWEST} newest`],
  ['nothing', '', `${NEWEST} newest`],
];

for (const [what, text, expected] of LOCKS) {
  test(`a lock file with ${what} gives ${expected}`, () => assert.equal(inForce(moduleOf({ [LOCK]: text })), expected));
}

test('every beginning of a lock file gives its version or none', () => {
  const text = lock('1.3.0');
  for (let end = 0; end <= text.length; end++) {
    const found = inForce(moduleOf({ [LOCK]: text.slice(0, end) }));
    assert.ok([`${NEWEST} newest`, '1.3.0 lock'].includes(found), `${end}: ${found}`);
  }
});

const CONSTRAINTS: readonly [what: string, text: string, expected: string][] = [
  ['in an object', auth0('~> 1.2.0'), '1.2.1 constraint'],
  ['as a string', required('auth0 = "~> 0.37.0"'), '0.37.1 constraint'],
  [
    'with quoted keys and colons',
    required('auth0 = { "source": "auth0/auth0", "version": "1.2.0" }'),
    '1.2.0 constraint',
  ],
  ['in the provider block', 'provider "auth0" {\n  version = "~> 0.37.0"\n}\n', '0.37.1 constraint'],
  ['without a source', required('auth0 = { version = "1.2.0" }'), '1.2.0 constraint'],
  ['with a registry in the source', auth0('1.2.0', 'registry.opentofu.org/auth0/auth0'), '1.2.0 constraint'],
  ['with capitals in the source', auth0('1.2.0', 'Auth0/Auth0'), '1.2.0 constraint'],
  ['under another local name', required('idp = { source = "auth0/auth0", version = "1.2.0" }'), '1.2.0 constraint'],
  ['with the former source', auth0('~> 0.26', 'alexkappa/auth0'), '0.27.0 constraint older'],
  ['with the former source and no version', required('auth0 = { source = "alexkappa/auth0" }'), '0.27.0 newest older'],
  ['of an unknown exact version', auth0('1.17.0'), '1.17.0 constraint'],
  ['of an exact version that is too new', auth0('1.99.0'), '1.99.0 constraint newer'],
  ['of an exact version that is too old', auth0('= 0.20.0'), '0.20.0 constraint older'],
  ['that only newer versions satisfy', auth0('>= 2.0'), `${NEWEST} constraint newer`],
  ['without an upper end', auth0('>= 1.0'), `${NEWEST} constraint`],
  ['that is nonsense', auth0('latest'), `${NEWEST} newest`],
  ['that nothing satisfies', auth0('>= 2.0, < 1.0'), `${NEWEST} newest`],
  ['that is computed', required('auth0 = { source = "auth0/auth0", version = var.v }'), `${NEWEST} newest`],
  ['with an expression in it', auth0('~> ${var.v}'), `${NEWEST} newest`],
  [
    'that is being typed',
    'terraform {\n  required_providers {\n    auth0 = {\n      version = "~> 1.\n',
    `${NEWEST} newest`,
  ],
  ['whose quote is still open', 'provider "auth0" {\n  version = "1.2.0\n}\n', `${NEWEST} newest`],
  ['of two blocks', auth0('>= 1.0') + required('auth0 = { version = "< 1.3" }'), `${newestBelow('1.2.')} constraint`],
  [
    'of two places',
    auth0('>= 1.0') + 'provider "auth0" {\n  version = "< 1.3"\n}\n',
    `${newestBelow('1.2.')} constraint`,
  ],
];

for (const [what, text, expected] of CONSTRAINTS) {
  test(`a constraint ${what} gives ${expected}`, () => {
    assert.equal(inForce(moduleOf({ 'a.tf': '', 'versions.tf': text })), expected);
  });
}

test('an override file replaces the entry of the same name', () => {
  const files = { 'versions.tf': auth0('~> 0.37.0'), 'z_override.tf': required('auth0 = { version = "1.2.0" }') };
  const { documents } = moduleOf(files);
  assert.equal(inForce(createModule('file:///module', documents, undefined)), '1.2.0 constraint');
});

test('the lock file holds even against the constraint, and that is said', () => {
  const provider = providerOf(moduleOf({ 'main.tf': auth0('~> 1.2.0'), [LOCK]: lock('1.3.0') }), settings());
  assert.equal(provider.version, '1.3.0');
  assert.equal(provider.requested, '~> 1.2.0');
  assert.match(describeProvider(provider).detail, /does not satisfy "~> 1.2.0"/);
});

test('a locked prerelease contradicts nothing where nothing is required', () => {
  const provider = providerOf(moduleOf({ [LOCK]: lock('1.0.0-beta.1') }), settings());
  assert.deepEqual(provider.notes, []);
  assert.equal(inForce(called('', { [LOCK]: lock('1.0.0-beta.1') })), '1.0.0-beta.1 caller');
});

test('a lock file for another source than the one required does not count', () => {
  const stale = lock('0.26.2', 'registry.terraform.io/alexkappa/auth0');
  assert.equal(inForce(moduleOf({ 'main.tf': auth0('~> 1.2.0'), [LOCK]: stale })), '1.2.1 constraint');
});

test('the place is where the version is written', () => {
  const files = { 'main.tf': auth0('~> 1.2.0'), [LOCK]: lock('1.3.0') };
  const textAt = ({ place }: ProviderInForce) => {
    const text = Object.entries(files).find(([name]) => place?.uri.endsWith(`/${name}`))?.[1];
    return place && text?.slice(place.span.from, place.span.to);
  };
  assert.equal(textAt(providerOf(moduleOf(files), settings())), '"1.3.0"');
  assert.equal(textAt(providerOf(moduleOf({ 'main.tf': files['main.tf'] }), settings())), '"~> 1.2.0"');
  assert.equal(providerOf(moduleOf(files), settings('1.0.0')).place, undefined);
  assert.equal(providerOf(moduleOf({}), settings()).place, undefined);
});

test('what cannot be read or satisfied is told', () => {
  const detail = (text: string) => describeProvider(providerOf(moduleOf({ 'main.tf': text }), settings())).detail;
  assert.match(detail(auth0('latest')), /The constraint "latest" cannot be read/);
  assert.match(detail(auth0('>= 2, < 1')), /No version satisfies ">= 2, < 1"/);
});

// One module called by another.

const called = (own: string, ...callers: Record<string, string>[]) => {
  const modules = callers.map((files, index) => moduleOf(files, `file:///root${index}`));
  return moduleOf({ 'main.tf': own }, 'file:///root/modules/api', modules);
};

test('a module without a constraint has the version of its caller', () => {
  assert.equal(inForce(called('', { 'main.tf': auth0('~> 1.2.0') })), '1.2.1 caller');
  assert.equal(inForce(called('', { 'main.tf': auth0('~> 1.2.0'), [LOCK]: lock('1.2.0') })), '1.2.0 caller');
  assert.equal(inForce(called('', { 'main.tf': '' })), `${NEWEST} newest`);
});

test('the lock file of the caller holds where it satisfies the module’s own constraint', () => {
  assert.equal(inForce(called(auth0('>= 1.0'), { [LOCK]: lock('1.2.0') })), '1.2.0 caller');
  const provider = providerOf(called(auth0('~> 0.37.0'), { [LOCK]: lock('1.2.0') }), settings());
  assert.equal(summary(provider), '0.37.1 constraint');
  assert.match(describeProvider(provider).detail, /calling module, 1.2.0, does not satisfy "~> 0.37.0"/);
});

test('the constraints of a module and of its caller hold together', () => {
  assert.equal(inForce(called(auth0('>= 1.0'), { 'main.tf': auth0('< 1.3') })), `${newestBelow('1.2.')} constraint`);
  assert.equal(inForce(called(auth0('~> 0.37.0'), { 'main.tf': auth0('>= 1.0') })), '0.37.1 constraint');
});

test('of several callers one with a lock file decides, else the one with the oldest version, and that is said', () => {
  const loose = { 'main.tf': auth0('0.50.0') };
  const newer = { 'main.tf': auth0('1.7.0') };
  assert.equal(inForce(called('', newer, loose)), '0.50.0 caller');
  const provider = providerOf(called('', newer, loose, { [LOCK]: lock('1.2.0') }), settings());
  assert.equal(summary(provider), '1.2.0 caller');
  assert.match(describeProvider(provider).detail, /called by root2.*root1 \(0.50.0\), root0 \(1.7.0\)/);
});

test('the caller of a caller counts', () => {
  const root = moduleOf({ [LOCK]: lock('1.2.0') }, 'file:///root');
  const middle = moduleOf({ 'main.tf': '' }, 'file:///middle', [root]);
  assert.equal(inForce(moduleOf({ 'main.tf': auth0('>= 1.0') }, 'file:///leaf', [middle])), '1.2.0 caller');
});

test('modules that call each other in a circle have an answer', () => {
  const callers: Module[] = [];
  const module = moduleOf({ 'main.tf': '' }, 'file:///a', callers);
  callers.push(module);
  assert.equal(inForce(module), `${NEWEST} newest`);
});

test('callers that call each other through many ways are asked once', () => {
  let layer = [moduleOf({ [LOCK]: lock('1.2.0') })];
  for (let depth = 0; depth < 40; depth++) layer = [moduleOf({}, 'file:///a', layer), moduleOf({}, 'file:///b', layer)];
  assert.equal(inForce(moduleOf({}, 'file:///c', layer)), '1.2.0 caller');
});

// One block of a module.

const MIXED = `${required('auth0 = { source = "auth0/auth0", version = "1.2.0" }')}
terraform {
  required_providers {
    old  = { source = "alexkappa/auth0", version = "0.26.2" }
    fork = { source = "acme/auth0", version = "9.9.9" }
  }
}
`;

const BLOCKS: Readonly<Record<string, string | undefined>> = {
  'resource "auth0_resource_server" "a" {}': '1.2.0 constraint',
  'resource "auth0_resource_server" "a" {\n  provider = auth0.eu\n}': '1.2.0 constraint',
  'resource "auth0_resource_server" "a" {\n  provider = auth0\n}': '1.2.0 constraint',
  'resource "auth0_resource_server" "a" {\n  provider = "auth0.eu"\n}': '1.2.0 constraint',
  'resource "auth0_resource_server" "a" {\n  provider = \n}': '1.2.0 constraint',
  'resource "auth0_resource_server" "a" {\n  provider = auth0.\n}': '1.2.0 constraint',
  'resource "auth0_resource_server" "a" {\n  provider = au\n}': '1.2.0 constraint',
  'resource "auth0_resource_server" "a" {\n  provider = old\n}': '0.26.2 constraint older',
  'resource "auth0_resource_server" "a" {\n  provider = old.eu\n}': '0.26.2 constraint older',
  'data "auth0_resource_server" "a" {\n  provider = old["eu"]\n}': '0.26.2 constraint older',
  'resource "auth0_resource_server" "a" {\n  provider = fork.eu\n}': undefined,
  'resource "auth0_resource_server" "a" {\n  provider = unheard\n}': undefined,
  'resource "old_resource_server" "a" {}': '0.26.2 constraint older',
  'resource "aws_s3_bucket" "a" {}': undefined,
  'provider "auth0" {}': '1.2.0 constraint',
  'provider "fork" {}': undefined,
  'locals {}': '1.2.0 constraint',
};

for (const [text, expected] of Object.entries(BLOCKS)) {
  test(`${text.replaceAll(/\s+/g, ' ')} has ${expected ?? 'no provider of Auth0’s'}`, () => {
    const module = moduleOf({ 'versions.tf': MIXED, 'main.tf': text });
    const block = module.documents.find((it) => it.uri.endsWith('/main.tf'))?.body.blocks[0];
    assert.ok(block);
    const provider = providerFor(module, block, settings());
    assert.equal(provider && summary(provider), expected);
  });
}

test('nothing is claimed where auth0 is somebody else’s provider, whatever the setting', () => {
  const module = moduleOf({ 'main.tf': `${auth0('1.2.0', 'acme/auth0')}\nresource "auth0_resource_server" "a" {}` });
  const block = module.documents[0]?.body.blocks[1];
  assert.ok(block);
  assert.equal(providerFor(module, block, settings('1.2.0')), undefined);
});

test('the label says the version and why, in few words', () => {
  const label = (files: Record<string, string>, setting?: string) =>
    describeProvider(providerOf(moduleOf(files), settings(setting))).label;
  assert.equal(label({ [LOCK]: lock('1.2.0') }), 'auth0 1.2.0 (lock file)');
  assert.equal(label({ 'main.tf': auth0('1.2.0') }), 'auth0 1.2.0 (version constraint)');
  assert.equal(label({}, '1.2.0'), 'auth0 1.2.0 (setting)');
  assert.equal(label({}), `auth0 ${NEWEST} (newest known)`);
});

test('beyond what is known, the detail says how far that goes', () => {
  const detail = (version: string) =>
    describeProvider(providerOf(moduleOf({ [LOCK]: lock(version) }), settings())).detail;
  assert.match(detail('99.0.0'), new RegExp(`after ${NEWEST} are not known`));
  assert.match(detail('0.1.0'), /before 0.27.0 are not known/);
});
