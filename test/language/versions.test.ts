import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  compareVersions,
  documentationPage,
  knownVersions,
  newestVersion,
  releaseDate,
} from '../../server/src/language/schema';

test('versions are ordered as semantic versioning has it', () => {
  const ordered = [
    '0.9.0',
    '0.27.0',
    '0.50.2',
    '1.0.0-1',
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-beta.2',
    '1.0.0-beta.11',
    '1.0.0',
    '1.2.0',
    '1.10.0',
  ];
  for (const [index, a] of ordered.entries()) {
    for (const [other, b] of ordered.entries())
      assert.equal(Math.sign(compareVersions(a, b)), Math.sign(index - other), `${a} ${b}`);
  }
});

test('a v in front and build metadata do not count', () => {
  assert.equal(compareVersions('v1.2.0', '1.2.0+linux'), 0);
});

test('what is no version stands first', () => {
  assert.ok(compareVersions('newest', '0.0.1') < 0);
  assert.equal(compareVersions('newest', 'latest'), 0);
});

test('the known versions run from 0.27.0 to the newest stable one, betas before their release', () => {
  assert.equal(knownVersions[0], '0.27.0');
  assert.equal(knownVersions.at(-1), newestVersion);
  assert.equal(knownVersions.indexOf('1.0.0-beta.4') + 1, knownVersions.indexOf('1.0.0'));
  assert.equal(knownVersions.includes('1.17.0'), false);
});

test('a known version has a date', () => {
  assert.equal(releaseDate('1.7.0'), '2024-10-09');
  assert.equal(releaseDate('1.17.0'), undefined);
});

test('the page is that of the version in force', () => {
  const base = 'https://registry.terraform.io/providers/auth0/auth0';
  assert.equal(
    documentationPage('resource', 'auth0_client_grant', '1.2.0'),
    `${base}/1.2.0/docs/resources/client_grant`,
  );
  assert.equal(
    documentationPage('data', 'auth0_resource_server', 'v1.2.0'),
    `${base}/1.2.0/docs/data-sources/resource_server`,
  );
  assert.equal(documentationPage('resource', 'auth0_tenant', '99.0.0'), `${base}/99.0.0/docs/resources/tenant`);
});

test('the page is one that exists where the version is unknown', () => {
  assert.match(documentationPage('resource', 'auth0_tenant', 'any'), new RegExp(`/${newestVersion}/`));
  assert.match(documentationPage('resource', 'auth0_tenant', '0.1.0'), /\/0\.27\.0\//);
});
