// The examples are what people see first: they are right where they should be, and wrong as their comments say.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { createModule, type Diagnostic, parse, validate } from '../server/src/language';
import { reported } from '../server/src/language/rules';
import { defaults } from '../server/src/settings';

interface Found extends Diagnostic {
  readonly file: string;
  readonly text: string;
}

/** The problems of one folder, without those below it. */
function problemsIn(folder: string): Found[] {
  const names = fs.readdirSync(folder).filter((it) => /\.(tf|hcl)$/.test(it));
  const documents = names.map((it) => parse(`file:///${folder}/${it}`, fs.readFileSync(path.join(folder, it), 'utf8')));
  const lock = documents.find((it) => it.uri.endsWith('.lock.hcl'));
  const files = documents.filter((it) => it !== lock);
  const module = createModule(`file:///${folder}`, files, lock);
  return files.flatMap((document) =>
    validate({ document, module, settings: defaults }).map((it) => ({
      ...it,
      file: document.uri,
      text: document.text,
    })),
  );
}

const below = fs.readdirSync('examples/mistakes').filter((it) => !it.endsWith('.tf'));
const mistakes = ['examples/mistakes', ...below.map((it) => `examples/mistakes/${it}`)].flatMap(problemsIn);

for (const folder of ['examples/current', 'examples/large']) {
  test(`${folder} has no problems, and a hint where it needs an add-on`, () => {
    const problems = problemsIn(folder).filter((it) => it.rule !== 'add-on');
    assert.deepEqual(
      problems.map((it) => `${it.file}: ${it.message}`),
      [],
    );
  });
}

test('the old module has one, which its comment tells', () => {
  assert.deepEqual(
    problemsIn('examples/legacy-0.37').map((it) => it.rule),
    ['options-refused'],
  );
});

test('the mistakes show every rule', () => {
  const shown = new Set(mistakes.map((it) => it.rule));
  assert.deepEqual([...shown].sort(), reported.map((it) => it.id).sort());
});

test('a comment stands over every mistake', () => {
  for (const { file, text, from, message, rule } of mistakes) {
    if (rule === 'add-on') continue;
    const paragraph =
      text
        .slice(0, from)
        .split(/\n\s*\n/)
        .at(-1) ?? '';
    assert.match(paragraph, /^\s*#/m, `${file}: ${message}`);
  }
});

test('the large example is what its script writes', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'large-'));
  fs.copyFileSync('examples/large/generate.mjs', path.join(folder, 'generate.mjs'));
  execFileSync(process.execPath, [path.join(folder, 'generate.mjs')]);
  assert.equal(
    fs.readFileSync(path.join(folder, 'main.tf'), 'utf8'),
    fs.readFileSync('examples/large/main.tf', 'utf8'),
  );
  fs.rmSync(folder, { recursive: true });
});
