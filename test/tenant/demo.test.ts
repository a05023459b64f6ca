import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import fs from 'node:fs';
import https from 'node:https';
import { test } from 'node:test';
import { isObject } from '../../client/src/tenant/resourceServer';
import { makeCertificate } from './demo/certificate';
import { startDemoTenant } from './demo/demoTenant';
import { demoServers, type Json, largeTenant } from './demo/resourceServers';

const recorded = '../shared/facts/recorded-api.json';

test('the certificate is one that a client accepts when it is told to', async (t) => {
  const tls = makeCertificate();
  const { subjectAltName, ca, issuer, subject } = new X509Certificate(tls.certificate);
  assert.equal(subjectAltName, 'DNS:localhost, IP Address:127.0.0.1');
  assert.ok(ca);
  assert.equal(issuer, subject);
  const demo = await startDemoTenant({ tls });
  t.after(() => demo.stop());
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const request = https.get(`${demo.origin}/api/v2/resource-servers`, { ca: tls.certificate }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('error', reject);
  });
  assert.equal(status, 401);
});

test('every start has the same APIs, each id once', () => {
  const servers = largeTenant('x', 's');
  assert.equal(servers.length, 1200);
  assert.deepEqual(servers, largeTenant('x', 's'));
  for (const name of ['id', 'identifier']) assert.equal(new Set(servers.map((it) => it[name])).size, 1200);
});

test('a list without totals is bare, and starts where the page does', async (t) => {
  const demo = await startDemoTenant();
  t.after(() => demo.stop());
  const headers = { authorization: `Bearer ${demo.issue()}` };
  const get = async (path: string): Promise<unknown> =>
    (await fetch(`${demo.origin}/api/v2/${path}`, { headers })).json();
  assert.deepEqual(await get('resource-servers?page=1&per_page=5'), plain(demo.servers.slice(5, 10)));
  assert.deepEqual(await get('resource-servers?page=1&per_page=5&include_totals=true'), {
    start: 5,
    limit: 5,
    total: demo.servers.length,
    resource_servers: plain(demo.servers.slice(5, 10)),
  });
});

test('an identifier may be escaped twice, and nothing can be written', async (t) => {
  const demo = await startDemoTenant();
  t.after(() => demo.stop());
  const headers = { authorization: `Bearer ${demo.issue()}` };
  const path = `${demo.origin}/api/v2/resource-servers/https:%252F%252Fapi.example.com%252Forders`;
  const read = await fetch(path, { headers });
  assert.equal(((await read.json()) as Json).name, 'Orders API');
  for (const method of ['POST', 'PATCH', 'PUT', 'DELETE']) {
    assert.equal((await fetch(path, { method, headers })).status, 404);
  }
});

if (fs.existsSync(recorded)) {
  test('answers have the fields that were recorded, of the same types', () => {
    const known = new Map<string, Set<string>>();
    for (const { path, response } of JSON.parse(fs.readFileSync(recorded, 'utf8')) as {
      path: string;
      response: unknown;
    }[]) {
      if (path.includes('/resource-servers') && isObject(response)) collect(response, '', known);
    }
    const ours = new Map<string, Set<string>>();
    // The API has these fields too, but nobody has recorded them.
    const unrecorded = /^\.(?:signing_secret|token_lifetime_for_anonymous|subject_type_authorization\.anonymous_user)/;
    for (const server of plain(demoServers('x', 's')) as Json[]) collect(server, '', ours);
    for (const [field, types] of ours) {
      const expected = known.get(field);
      if (unrecorded.test(field)) assert.equal(expected, undefined, `${field} is recorded by now`);
      else assert.ok(expected, `${field} was never recorded`);
      for (const type of types) assert.ok(!expected || type === 'null' || expected.has(type), `${field} is a ${type}`);
    }
  });
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** The types of every field, by its path. */
function collect(value: unknown, path: string, into: Map<string, Set<string>>): void {
  const type = value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
  into.set(path, (into.get(path) ?? new Set()).add(type));
  if (Array.isArray(value)) value.forEach((it) => collect(it, `${path}[]`, into));
  else if (isObject(value)) Object.entries(value).forEach(([key, it]) => collect(it, `${path}.${key}`, into));
}
