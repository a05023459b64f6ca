import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Context, type Diagnostic, type Fix } from '../../server/src/language';
import { findings, validate } from '../../server/src/language/features/validate';
import { blocksOf } from '../../server/src/language/hcl/walk';
import { reported } from '../../server/src/language/rules';
import { applyFix, checkFixed, checkFixture, contextsOf, filesOf, fixtures, readFixture } from './annotate';

describe('each fixture announces all that is found in it', () => {
  for (const name of fixtures()) test(name, () => checkFixture(name));
});

describe('the preferred fixes give the fixed form of each fixture', () => {
  for (const name of fixtures()) test(name, () => checkFixed(name));
});

describe('each fix removes its diagnostic and adds none', () => {
  for (const name of fixtures())
    test(name, () => {
      const contexts = readFixture(name);
      const before = count(contexts);
      for (const { diagnostic, fixes } of contexts.flatMap(findings)) {
        for (const fix of fixes()) {
          const after = count(contextsOf(applyFix(filesOf(contexts), fix), name));
          const where = `${diagnostic.rule}: ${fix.title}`;
          assert.ok((after.get(diagnostic.rule) ?? 0) < (before.get(diagnostic.rule) ?? 0), `${where}: still wrong`);
          for (const [rule, many] of after)
            assert.ok(many <= (before.get(rule) ?? 0) || isRemark(rule, fix), `${where}: then ${rule}`);
        }
      }
    });
});

for (const rule of reported) {
  describe(rule.id, () => {
    const contexts = fixtures()
      .filter((it) => it === rule.id || it.startsWith(`${rule.id}.`))
      .flatMap(readFixture);

    test('has a fixture in which it finds something', () => {
      assert.ok(contexts.some((it) => validate(it).some((found) => found.rule === rule.id)));
    });

    test('has a fixture with a right block', () => {
      // Right blocks may need an add-on too.
      const isMistake = (it: Diagnostic) => it.rule !== 'add-on' || it.rule === rule.id;
      const isRight = (label: string | undefined) => label?.startsWith('right') ?? false;
      const right = contexts.flatMap((context) => {
        const found = validate(context);
        const blocks = ['resource', 'data'].flatMap((it) => blocksOf(context.document.body, it));
        return blocks
          .filter((it) => isRight(it.labels[1]?.text))
          .map((block) => found.filter((it) => it.from >= block.from && it.from < block.to && isMistake(it)));
      });
      assert.ok(right.length > 0);
      assert.deepEqual(right.flat(), []);
    });
  });
}

test('ids are words in kebab-case, and no two rules have one', () => {
  for (const { id } of reported) assert.match(id, /^[a-z]+(-[a-z]+)*$/);
  assert.equal(new Set(reported.map((it) => it.id)).size, reported.length);
});

test('each fixture belongs to a rule', () => {
  const ids = new Set(reported.map((it) => it.id));
  assert.deepEqual(
    fixtures().filter((it) => !ids.has(it.split('.', 1)[0] ?? '')),
    [],
  );
});

/** Right values may need an add-on too; and one of several ways may not be the end of it. */
function isRemark(id: string, { preferred }: Fix): boolean {
  return id === 'add-on' || (!preferred && reported.some((it) => it.id === id && it.severity !== 'error'));
}

/** How often each rule speaks. */
function count(contexts: readonly Context[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { rule } of contexts.flatMap(validate)) found.set(rule, (found.get(rule) ?? 0) + 1);
  return found;
}
