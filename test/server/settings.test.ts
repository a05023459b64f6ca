import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import {
  defaults,
  defaultsBeside,
  keys,
  section,
  toInitializationOptions,
  toSettings,
} from '../../server/src/settings';

test('settings are read nested and with dotted keys', () => {
  const expected = {
    ...defaults,
    providerVersion: '1.2.0',
    validation: { enabled: false, severities: { deprecated: 'off' } },
    rename: { addMovedBlock: false },
  };
  const severities = { deprecated: 'off' };
  assert.deepEqual(
    toSettings({
      providerVersion: ' 1.2.0 ',
      validation: { enabled: false, severities },
      rename: { addMovedBlock: false },
    }),
    expected,
  );
  const dotted = {
    providerVersion: '1.2.0',
    'validation.enabled': false,
    'validation.severities': severities,
    'rename.addMovedBlock': false,
  };
  assert.deepEqual(toSettings(dotted), expected);
});

for (const nonsense of [
  undefined,
  null,
  7,
  'x',
  [],
  { validation: 7 },
  { validation: { severities: ['a'] } },
  { providerVersion: '', validation: { enabled: 'no', severities: { a: 'fatal', b: 1 } } },
]) {
  test(`the defaults hold instead of ${JSON.stringify(nonsense)}`, () => {
    assert.deepEqual(toSettings(nonsense), defaults);
  });
}

test('a rule named like a property of every object is only a rule', () => {
  const { severities } = toSettings(
    JSON.parse('{ "validation": { "severities": { "__proto__": "off" } } }'),
  ).validation;
  assert.deepEqual(Object.entries(severities), [['__proto__', 'off']]);
  assert.equal(Object.getPrototypeOf(severities), Object.prototype);
});

test('beside another Terraform extension, syntax errors come back when the user asks for them', () => {
  const base = defaultsBeside('terraform');
  assert.deepEqual(base.validation.severities, { syntax: 'off' });
  assert.deepEqual(toSettings({ validation: { severities: { syntax: 'warning' } } }, base).validation.severities, {
    syntax: 'warning',
  });
});

test('inlay hints are there unless another Terraform extension is, and always as the user says', () => {
  const beside = defaultsBeside('terraform');
  for (const [given, alone, withOther] of [
    ['auto', true, false],
    ['on', true, true],
    ['off', false, false],
    [true, true, false],
  ] as const) {
    const value = { inlayHints: { enabled: given } };
    assert.deepEqual(
      [toSettings(value), toSettings(value, beside)].map((it) => it.inlayHints.enabled),
      [alone, withOther],
    );
  }
});

test('malformed initialization options count as missing', () => {
  for (const value of [undefined, null, 'x', { host: 7, suggestCommand: {} }]) {
    assert.deepEqual(toInitializationOptions(value), { host: 'none', settings: undefined });
  }
});

test('the manifest declares each key, with the defaults of the code', () => {
  const manifest = JSON.parse(fs.readFileSync('package.json', 'utf8')) as {
    contributes: { configuration: { properties: Record<string, { default: unknown }> } };
  };
  const { properties } = manifest.contributes.configuration;
  // The language client reads this one.
  const ours = Object.keys(properties).filter((it) => it !== `${section}.trace.server`);
  assert.deepEqual(ours.sort(), keys.map((it) => `${section}.${it}`).sort());
  const declared = Object.fromEntries(keys.map((it) => [it, properties[`${section}.${it}`]?.default]));
  assert.deepEqual(toSettings(declared), defaults);
});
