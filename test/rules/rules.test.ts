import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { validate } from '../../server/src/language/features/validate';
import { blocksOf } from '../../server/src/language/hcl/walk';
import { rules } from '../../server/src/language/rules';
import { checkFixture, fixtures, readFixture } from './annotate';

describe('each fixture announces all that is found in it', () => {
  for (const name of fixtures()) test(name, () => checkFixture(name));
});

for (const rule of rules) {
  describe(rule.id, () => {
    const contexts = fixtures()
      .filter((it) => it === `${rule.id}.tf` || it.startsWith(`${rule.id}.`))
      .map(readFixture);

    test('has a fixture in which it finds something', () => {
      assert.ok(contexts.some((it) => validate(it).some((found) => found.rule === rule.id)));
    });

    test('has a fixture with a right block', () => {
      const isRight = (label: string | undefined) => label?.startsWith('right') ?? false;
      const right = contexts.flatMap((context) => {
        const found = validate(context);
        const blocks = blocksOf(context.document.body, 'resource').filter((it) => isRight(it.labels[1]?.text));
        return blocks.map((block) => found.filter((it) => it.from >= block.from && it.from < block.to));
      });
      assert.ok(right.length > 0);
      assert.deepEqual(right.flat(), []);
    });

    test('says what it finds, why that matters and for which versions', () => {
      assert.match(rule.id, /^[a-z]+(-[a-z]+)*$/);
      assert.match(rule.title, /^[A-Za-z].*[^.]$/);
      assert.match(rule.why, /^[A-Z].*\.$/);
      assert.match(rule.versions, /^[a-z].*[^.]$/i);
    });
  });
}

test('no two rules have one id', () => {
  assert.equal(new Set(rules.map((it) => it.id)).size, rules.length);
});

test('each fixture belongs to a rule, or to the syntax errors', () => {
  const ids = new Set([...rules.map((it) => it.id), 'syntax']);
  assert.deepEqual(
    fixtures().filter((it) => !ids.has(it.split('.', 1)[0] ?? '')),
    [],
  );
});
