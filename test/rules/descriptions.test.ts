// What people read about the rules: server/schema/rules.json and docs/rules.md, which is made from it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import descriptions from '../../server/schema/rules.json';
import { validate } from '../../server/src/language/features/validate';
import { reported } from '../../server/src/language/rules';
import { contextsOf } from './annotate';

interface Description {
  /** Rows of the table of facts that it covers. */
  readonly rows: readonly string[];
  readonly what: string;
  readonly why: string;
  readonly versions: string;
  readonly wrong: readonly string[];
  readonly right: readonly string[];
}

const byId: Readonly<Record<string, Description>> = descriptions.rules;
const withoutRule: Readonly<Record<string, string>> = descriptions.withoutRule;

/** Every row of the table: S about one API, X about an API and what refers to it. */
const rows = [
  ...Array.from({ length: 43 }, (_, index) => `S${index + 1}`),
  ...['S1d', 'S2d', 'S7a'],
  ...Array.from({ length: 21 }, (_, index) => `X${index + 1}`),
  'X5b',
];

test('each rule is described, and nothing else is', () => {
  assert.deepEqual(Object.keys(byId).sort(), reported.map((it) => it.id).sort());
});

for (const [id, { what, why, versions, wrong, right }] of Object.entries(byId)) {
  describe(id, () => {
    test('says what it finds, why that matters and for which versions', () => {
      assert.match(what, /^[A-Za-z].*[^.]$/);
      assert.match(why, /^[A-Z`].*\.$/);
      assert.match(versions, /^[a-z0-9].*[^.]$/i);
    });
    test('finds its wrong example wrong, and nothing else is', () => {
      assert.deepEqual([...new Set(found(wrong, id))], [id]);
    });
    test('finds its right example right', () => {
      assert.deepEqual(found(right, id), []);
    });
  });
}

test('each row of the table has a rule, or a reason why it has none', () => {
  const named = [...Object.values(byId).flatMap((it) => it.rows), ...Object.keys(withoutRule)];
  assert.deepEqual(
    rows.filter((it) => !named.includes(it)),
    [],
  );
  assert.deepEqual(
    named.filter((it) => !rows.includes(it)),
    [],
  );
  for (const reason of Object.values(withoutRule)) assert.match(reason, /^[A-Z].*\.$/);
});

test('docs/rules.md is what scripts/rulesDoc.mjs writes', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rules-'));
  const file = path.join(folder, 'rules.md');
  execFileSync(process.execPath, ['scripts/rulesDoc.mjs', file]);
  assert.equal(fs.readFileSync('docs/rules.md', 'utf8'), fs.readFileSync(file, 'utf8'));
  fs.rmSync(folder, { recursive: true });
});

/** Right blocks may need an add-on too: that is no mistake of theirs. */
function found(lines: readonly string[], id: string): string[] {
  return contextsOf({ 'main.tf': `${lines.join('\n')}\n` }, id)
    .flatMap(validate)
    .map((it) => it.rule)
    .filter((it) => it === id || it !== 'add-on');
}
