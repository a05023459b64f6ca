import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choose, normalizeVersion, parseConstraint, satisfies } from '../../server/src/language/constraint';

const VERSIONS =
  '0.26.2 0.27.0 0.37.1 0.50.2 1.0.0-beta.1 1.0.0 1.0.1 1.2.0 1.2.3 1.3.0 1.7.0 1.55.0 2.0.0-beta.1 2.0.0 2.1.0';

// Which of VERSIONS `terraform init` would consider; recorded from the library that it uses (go-versions 1.0.3).
const ACCEPTED: Readonly<Record<string, string>> = {
  '~> 1': '1.0.0 1.0.1 1.2.0 1.2.3 1.3.0 1.7.0 1.55.0',
  '~> 1.2': '1.2.0 1.2.3 1.3.0 1.7.0 1.55.0',
  '~>1.2': '1.2.0 1.2.3 1.3.0 1.7.0 1.55.0',
  '~> 1.2.0': '1.2.0 1.2.3',
  '~> 1.2.3': '1.2.3',
  '~> 0': '0.26.2 0.27.0 0.37.1 0.50.2',
  '~> 0.37': '0.37.1 0.50.2',
  '~> 0.37.1': '0.37.1',
  '1.2.0': '1.2.0',
  '= 1.2': '1.2.0',
  '=1': '1.0.0',
  '!= 1.55.0': '0.26.2 0.27.0 0.37.1 0.50.2 1.0.0 1.0.1 1.2.0 1.2.3 1.3.0 1.7.0 2.0.0 2.1.0',
  '> 1': '1.0.1 1.2.0 1.2.3 1.3.0 1.7.0 1.55.0 2.0.0 2.1.0',
  '> 1.2': '1.2.3 1.3.0 1.7.0 1.55.0 2.0.0 2.1.0',
  '< 1': '0.26.2 0.27.0 0.37.1 0.50.2',
  '<= 1.2': '0.26.2 0.27.0 0.37.1 0.50.2 1.0.0 1.0.1 1.2.0',
  '<1.2': '0.26.2 0.27.0 0.37.1 0.50.2 1.0.0 1.0.1',
  '>= 1.0, < 1.7': '1.0.0 1.0.1 1.2.0 1.2.3 1.3.0',
  '>=1.0,<1.7,!=1.3.0': '1.0.0 1.0.1 1.2.0 1.2.3',
  '>= 1.0\n, < 1.7': '1.0.0 1.0.1 1.2.0 1.2.3 1.3.0',
  ' >= 2.0 ': '2.0.0 2.1.0',
  '1.0.0-beta.1': '1.0.0-beta.1',
  '= 1.0.0-beta.1, >= 0.9': '1.0.0-beta.1',
  '= 1.0.0-beta.1, >= 1.0.0': '',
  '>= 1.0.0-beta.1': '1.0.0 1.0.1 1.2.0 1.2.3 1.3.0 1.7.0 1.55.0 2.0.0 2.1.0',
  '> 1.0.0-beta.1': '1.0.0 1.0.1 1.2.0 1.2.3 1.3.0 1.7.0 1.55.0 2.0.0 2.1.0',
  '~> 1.0.0-beta.1': '1.0.0 1.0.1',
  '~> 1.0-beta.1': '1.0.0 1.0.1 1.2.0 1.2.3 1.3.0 1.7.0 1.55.0',
  '!= 1.0.0-beta.1, < 1.0.1': '0.26.2 0.27.0 0.37.1 0.50.2 1.0.0',
};

for (const [text, accepted] of Object.entries(ACCEPTED)) {
  test(`${JSON.stringify(text)} accepts what terraform init accepts`, () => {
    const constraint = parseConstraint(text);
    assert.ok(constraint);
    const found = VERSIONS.split(' ').filter((it) => satisfies(it, constraint));
    assert.equal(found.join(' '), accepted);
  });
}

test('what Terraform refuses for its form alone is read all the same', () => {
  assert.deepEqual(parseConstraint('v1.2.0'), parseConstraint('1.2.0'));
  assert.deepEqual(parseConstraint('>=   1.0'), parseConstraint('>= 1.0'));
  assert.deepEqual(parseConstraint('>= 1.0,'), parseConstraint('>= 1.0'));
});

const NONSENSE = [
  '',
  ' ',
  ',',
  'latest',
  '1.*',
  '~> 1.2.x',
  '1.2.3.4',
  '=> 1.0',
  '=< 1.0',
  '^1.2',
  '~>',
  '>',
  '1.0 - 2.0',
];
NONSENSE.push(
  '>= 1.0 || < 0.5',
  '~> 1.2 < 1.5',
  '>= 1.0, latest',
  '1.2.0-',
  '-1',
  '=='.repeat(9),
  '9'.repeat(400),
  '\0',
  '~> ١',
);

for (const text of NONSENSE) {
  test(`${JSON.stringify(text.slice(0, 20))} is no constraint`, () => {
    assert.equal(parseConstraint(text), undefined);
  });
}

test('a version gets all its three numbers', () => {
  assert.equal(normalizeVersion(' v1.2 '), '1.2.0');
  assert.equal(normalizeVersion('1'), '1.0.0');
  assert.equal(normalizeVersion('1.2.3-beta.1+build.5'), '1.2.3-beta.1');
  assert.equal(normalizeVersion('~> 1.2'), undefined);
});

const KNOWN = ['0.27.0', '0.37.1', '1.0.0-beta.1', '1.0.0', '1.16.0', '1.18.0', '1.55.0'];

// Constraint: what is chosen, and on which side of the known versions it stands.
const CHOSEN: Readonly<Record<string, string>> = {
  '~> 0.27': '0.37.1',
  '>= 1.0': '1.55.0',
  '!= 1.55.0': '1.18.0',
  '< 1.0.0': '0.37.1',
  '1.0.0-beta.1': '1.0.0-beta.1',
  '1.17.0': '1.17.0',
  '~> 1.17.0': '1.17.0',
  '> 1.17.0, < 1.18.0': '1.17.1',
  '1.99.0': '1.99.0 newer',
  '2.0.0-beta.1': '2.0.0-beta.1 newer',
  '>= 2.0': '1.55.0 newer',
  '> 1.55.0': '1.55.0 newer',
  '~> 1.56': '1.55.0 newer',
  '0.20.0': '0.20.0 older',
  '~> 0.20.0': '0.27.0 older',
  '< 0.27': '0.27.0 older',
  '>= 2.0, < 1.0': 'none',
  '= 1.0.0, = 1.18.0': 'none',
  '> 1.54.0, != 1.55.0, < 1.55.1': '1.54.1',
};

for (const [text, expected] of Object.entries(CHOSEN)) {
  test(`${text} comes to ${expected}`, () => {
    const choice = choose(parseConstraint(text) ?? [], KNOWN);
    const side = choice?.newerThanKnown ? ' newer' : choice?.olderThanKnown ? ' older' : '';
    assert.equal(choice ? choice.version + side : 'none', expected);
  });
}
