import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dashboardUrl, hostOf, parseDomain } from '../../client/src/tenant/domain';

const origins: Record<string, string> = {
  'dev-example.eu.auth0.com': 'https://dev-example.eu.auth0.com',
  'https://dev-example.eu.auth0.com': 'https://dev-example.eu.auth0.com',
  'https://dev-example.eu.auth0.com/': 'https://dev-example.eu.auth0.com',
  'http://dev-example.eu.auth0.com': 'https://dev-example.eu.auth0.com',
  ' DEV-Example.EU.Auth0.com \n': 'https://dev-example.eu.auth0.com',
  'dev-example.eu.auth0.com/api/v2/': 'https://dev-example.eu.auth0.com',
  'https://dev-example.auth0.com/.well-known/jwks.json?a=b#c': 'https://dev-example.auth0.com',
  'dev-example.eu.auth0.com.': 'https://dev-example.eu.auth0.com',
  'login.example.com': 'https://login.example.com',
  'https://login.example.com:8443/': 'https://login.example.com:8443',
  'https://manage.auth0.com/dashboard/eu/dev-example/apis': 'https://dev-example.eu.auth0.com',
  'manage.auth0.com/dashboard/us/Dev-Example': 'https://dev-example.us.auth0.com',
  'bücher.example': 'https://xn--bcher-kva.example',
  'localhost:3000': 'http://localhost:3000',
  localhost: 'http://localhost',
  '127.0.0.1:443': 'http://127.0.0.1:443',
  'http://127.0.0.1:8080/': 'http://127.0.0.1:8080',
  'https://localhost:8443': 'https://localhost:8443',
  '[::1]:8080': 'http://[::1]:8080',
  // Not loopback, whatever they look like.
  '127.0.0.1.example.com': 'https://127.0.0.1.example.com',
  'localhost.example.com': 'https://localhost.example.com',
  'http://192.168.1.1': 'https://192.168.1.1',
};

for (const [input, origin] of Object.entries(origins)) {
  test(`${JSON.stringify(input)} is a domain`, () => assert.deepEqual(parseDomain(input), { origin }));
}

const others = ['', '  ', 'dev-example', 'ftp://example.com', 'file:///etc/passwd', 'javascript:alert(1)', 'a b.com'];
const more = [
  'https://',
  'https://user:word@example.com',
  '*.auth0.com',
  '-x.auth0.com',
  'a..b',
  'https://manage.auth0.com/',
];
for (const input of [...others, ...more, `${'a'.repeat(64)}.com`, 'exa_mple.com', '"x".com', '\u0000.com']) {
  test(`${JSON.stringify(input)} is no domain`, () => {
    const parsed = parseDomain(input);
    assert.ok('problem' in parsed, JSON.stringify(parsed));
    assert.match(parsed.problem, /^[A-Z].*\.$/);
  });
}

test('a user name in a domain is not repeated', () => {
  assert.doesNotMatch(JSON.stringify(parseDomain('https://name:hunter2@example.com')), /hunter2/);
});

test('what was parsed once parses to the same', () => {
  for (const origin of Object.values(origins)) assert.deepEqual(parseDomain(origin), { origin });
});

test('people see the host with its port', () => {
  assert.equal(hostOf('https://dev-example.eu.auth0.com'), 'dev-example.eu.auth0.com');
  assert.equal(hostOf('http://127.0.0.1:8080'), '127.0.0.1:8080');
});

test('the dashboard has the region of the domain, and us where it has none', () => {
  const page = (region: string) => `https://manage.auth0.com/dashboard/${region}/dev-example/apis/5f0a%2F/settings`;
  assert.equal(dashboardUrl('dev-example.eu.auth0.com', '5f0a/'), page('eu'));
  assert.equal(dashboardUrl('dev-example.us-3.auth0.com', '5f0a/'), page('us-3'));
  assert.equal(dashboardUrl('dev-example.auth0.com', '5f0a/'), page('us'));
});

test('the dashboard of a custom domain is not known', () => {
  for (const host of ['login.example.com', '127.0.0.1:8080', 'a.b.eu.auth0.com', 'auth0.com', 'x.auth0.com.evil.com']) {
    assert.equal(dashboardUrl(host, '5f0a'), undefined);
  }
});
