import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseApiJson } from '../../client/src/commands/parseApiJson';
import { DEFAULTS } from '../tenant/apis';

const ORDERS = { id: '65d1c0ffee65d1c0ffee65d1', name: 'Orders', identifier: 'https://api/orders', ...DEFAULTS };
const SNAKE = { ...ORDERS, scopes: [{ value: 'a' }], token_encryption: { format: 'f', encryption_key: { alg: 'x' } } };

function serversIn(text: string) {
  const pasted = parseApiJson(text);
  assert.ok('servers' in pasted, JSON.stringify(pasted));
  return pasted;
}

describe('an API is found', () => {
  const texts: Readonly<Record<string, string>> = {
    'by itself': JSON.stringify(ORDERS),
    'in a list': JSON.stringify([ORDERS]),
    'in an answer with totals': JSON.stringify({ start: 0, limit: 1, total: 1, resource_servers: [ORDERS] }),
    'in an export': JSON.stringify({ resourceServers: [ORDERS], clients: [] }),
    'in an object around one': JSON.stringify({ api: ORDERS }),
    'with what comes along': `\ufeff  \`\`\`json\n${JSON.stringify(ORDERS, null, 2)},\n\`\`\`\n`,
  };
  for (const [how, text] of Object.entries(texts)) {
    test(how, () => assert.deepEqual(serversIn(text), { servers: [ORDERS], skipped: 0 }));
  }

  test('in camel case', () => {
    const camel = {
      id: SNAKE.id,
      name: 'Orders',
      identifier: SNAKE.identifier,
      tokenLifetime: 60,
      tokenEncryption: { format: 'f', encryptionKey: { alg: 'x' } },
    };
    const [server] = serversIn(JSON.stringify(camel)).servers;
    assert.equal(server?.token_lifetime, 60);
    assert.deepEqual(server.token_encryption, SNAKE.token_encryption);
  });

  test('with scopes as plain texts, and an audience in place of an identifier', () => {
    const [server] = serversIn('{"audience":"urn:x","scopes":["a","b"]}').servers;
    assert.equal(server?.identifier, 'urn:x');
    assert.deepEqual(server.scopes, [{ value: 'a' }, { value: 'b' }]);
  });

  test('also where it has a list of its own', () => {
    assert.equal(
      serversIn(JSON.stringify({ ...ORDERS, items: [{ identifier: 'urn:other' }] })).servers[0]?.name,
      'Orders',
    );
  });

  test('beside what is none', () => {
    assert.equal(serversIn(JSON.stringify([ORDERS, { client_id: 'x' }, null, 7])).skipped, 3);
  });
});

test('the words of authorization_details are the user’s own', () => {
  const details = [{ type: 'a', someField: 1 }];
  const [server] = serversIn(JSON.stringify({ identifier: 'x', authorization_details: details })).servers;
  assert.deepEqual(server?.authorization_details, details);
});

describe('the problem is said', () => {
  const canary = 'canary-secret';
  const texts = [
    '',
    '   ',
    '```\n```',
    'name = "x"',
    `{"identifier": "x", "signing_secret": "${canary}`,
    '[]',
    '{}',
    'null',
    '7',
    `{"client_secret":"${canary}"}`,
  ];
  for (const text of texts) {
    test(`of ${JSON.stringify(text)}`, () => {
      const pasted = parseApiJson(text);
      assert.ok('problem' in pasted);
      assert.match(pasted.problem, /^[A-Z].*\.$|"\.$/);
      assert.ok(!pasted.problem.includes(canary));
    });
  }
});

test('a secret goes no further', () => {
  const pasted = parseApiJson(JSON.stringify({ ...ORDERS, signing_alg: 'HS256', signing_secret: 'canary-secret' }));
  assert.ok(!JSON.stringify(pasted).includes('canary-secret'));
});
