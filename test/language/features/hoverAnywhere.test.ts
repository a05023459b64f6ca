// Hover at every place of every example, whole and damaged: it always answers.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { createModule, hover, parse } from '../../../server/src/language';
import { defaults } from '../../../server/src/settings';

const examples = fs
  .readdirSync('examples', { recursive: true, encoding: 'utf8' })
  .filter((it) => it.endsWith('.tf') || it.endsWith('.hcl'))
  .map((name) => ({ name, text: fs.readFileSync(path.join('examples', name), 'utf8') }));

/** How many of the offsets have a hover; each span holds its offset and lies in the text. */
function hovers(text: string, every = 1): number {
  const document = parse('file:///m/main.tf', text);
  const module = createModule('file:///m', [document], undefined);
  let found = 0;
  for (let offset = 0; offset <= text.length; offset += every) {
    const hovered = hover({ document, module, settings: defaults }, offset);
    if (!hovered) continue;
    found++;
    assert.ok(0 <= hovered.from && hovered.from <= offset && offset <= hovered.to && hovered.to <= text.length);
    assert.notEqual(hovered.markdown, '');
  }
  return found;
}

for (const { name, text } of examples) {
  test(`at every offset of ${name}`, () => {
    const found = hovers(text);
    if (text.includes('resource "auth0_')) assert.ok(found > 20);
  });
}

test('at places all over damaged text', () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  const garbage = ['"', '{', '}', '${', '[', ']', '=', '\n', '.', '<<EOT\n', '#', '/*', '\\', '\u0000', '\ud800', 'é'];
  const small = examples.filter((it) => it.text.length < 4000);
  for (let round = 0; round < 200; round++) {
    const { text } = small[random(small.length)] ?? { text: '' };
    const from = random(text.length);
    const damaged = text.slice(0, from) + garbage[random(garbage.length)] + text.slice(from + random(40));
    hovers(damaged, 7);
  }
});

test('in text that is no Terraform at all', () => {
  assert.equal(hovers(''), 0);
  assert.equal(hovers('\u0000\u0001\ufffd\ud800'.repeat(1000), 97), 0);
  assert.equal(hovers('['.repeat(10_000), 997), 0);
  assert.equal(hovers('auth0_resource_server '.repeat(5_000), 9973), 0);
});
