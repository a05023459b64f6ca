import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inlayHints } from '../../../server/src/language';
import { contextOf } from '../../fixture';

/** The text with its hints in it, each between `‹` and `›`. */
function hinted(text: string, from = 0, to = text.length): string {
  const hints = inlayHints(contextOf(text), { from, to });
  return hints.reduceRight(
    (all, { offset, text: hint }) => `${all.slice(0, offset)}‹${hint}›${all.slice(offset)}`,
    text,
  );
}

const api = (body: string) => `resource "auth0_resource_server" "a" {\n  ${body}\n}\n`;

test('lifetimes in seconds, in words', () => {
  for (const [seconds, words] of [
    ['86400', '24 h'],
    ['2592000', '30 d'],
    ['5400', '1 h 30 min'],
    ['"3600"', '1 h'],
    ['(61)', '1 min 1 s'],
    ['0', '0 s'],
  ] as const) {
    assert.equal(hinted(api(`token_lifetime = ${seconds}`)), api(`token_lifetime = ${seconds}‹= ${words}›`));
  }
  const both = 'token_lifetime         = 7200 # two\n  token_lifetime_for_web = 900';
  assert.equal(
    hinted(api(both)),
    api('token_lifetime         = 7200‹= 2 h› # two\n  token_lifetime_for_web = 900‹= 15 min›'),
  );
});

test('through a local, for that is what it is', () => {
  const locals = 'locals {\n  day = 86400\n}\n';
  assert.equal(hinted(locals + api('token_lifetime = local.day')), locals + api('token_lifetime = local.day‹= 24 h›'));
});

test('nothing where the number is not known, or is none, or counts something else', () => {
  const others = [
    'token_lifetime = var.x',
    'token_lifetime = 60 * 60',
    'token_lifetime = ""',
    'token_lifetime = "x"',
    'token_lifetime = -1',
    'token_lifetime = null',
    'token_lifetime = true',
    'token_lifetime =',
    'name = 3600',
  ];
  for (const it of others) assert.equal(hinted(api(it)), api(it));
  const grant = 'resource "auth0_client_grant" "a" {\n  token_lifetime = 3600\n}\n';
  assert.equal(hinted(grant), grant);
});

test('only those of this file', () => {
  const text = api('token_lifetime = 60');
  const context = contextOf(text, { files: { 'other.tf': `${text}${text}` } });
  assert.equal(inlayHints(context, { from: 0, to: 1000 }).length, 1);
});

test('only those that are asked for', () => {
  const text = api('token_lifetime = 60') + api('token_lifetime = 120');
  assert.equal(hinted(text, 0, 62).split('‹').length, 2);
  assert.equal(hinted(text, 62).split('‹').length, 2);
  assert.match(hinted(text, 62), /120‹= 2 min›/);
});
