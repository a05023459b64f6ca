// Fixtures of rules: Terraform files whose comments announce every diagnostic, under the line where it starts.
//   signing_alg = "none"
// #               ^^^^^^ allowed-value: "none" is not allowed ...
// The first line names the provider version in force: `# auth0 1.2.0`. A folder is a module: one of its files names it.
// `x.fixed.tf` is `x.tf` (and `x.fixed/` the folder `x`) after all preferred fixes; where there are none, it is not there.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { type Context, type Diagnostic, type Fix } from '../../server/src/language';
import { findings, validate } from '../../server/src/language/features/validate';
import { applyEdits, contextOf } from '../fixture';

const FOLDER = path.resolve('test/fixtures/rules');
const ANNOTATION = /^[ \t]*#[ \t]*\^+ .*\n?/gm;
const VERSION = /^# auth0 (\S+)/;

/** The files of one module: text by name. */
export type Files = Readonly<Record<string, string>>;

/** Names of the fixtures: `allowed-value.old.tf` is one file, `duplicate-scope` a folder of files. Fixed forms are none. */
export function fixtures(): readonly string[] {
  return fs.readdirSync(FOLDER).filter((it) => !/\.fixed(\.tf)?$/.test(it));
}

/** The fixture without its announcements, each of its files in turn, in the version that one of them names. */
export function readFixture(name: string): readonly Context[] {
  const files = Object.entries(readFiles(name)).map(([file, text]) => [file, text.replace(ANNOTATION, '')] as const);
  return contextsOf(Object.fromEntries(files), name);
}

/** Fails where the fixture announces something else than what is found. With UPDATE=1, the fixture is rewritten. */
export function checkFixture(name: string): void {
  const found = readFixture(name).map((it) => [nameOf(it), annotate(it.document.text, validate(it))] as const);
  expectFiles(name, Object.fromEntries(found));
}

/** Fails where the fixed form of the fixture is not what the preferred fixes make of it. UPDATE=1 rewrites it. */
export function checkFixed(name: string): void {
  const contexts = readFixture(name);
  const fixed = afterPreferredFixes(filesOf(contexts), name);
  const target = name.replace(/(\.tf)?$/, '.fixed$1');
  if (fixed === undefined)
    assert.ok(!fs.existsSync(path.join(FOLDER, target)), `${target} is there, but nothing is fixed`);
  else expectFiles(target, fixed);
}

/** The files after one fix. */
export function applyFix(files: Files, { edits }: Fix): Files {
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => [
      name,
      applyEdits(
        text,
        edits.filter((it) => it.uri.endsWith(`/${name}`)),
      ),
    ]),
  );
}

/** The module of these files, seen from each of them. */
export function contextsOf(files: Files, name: string): readonly Context[] {
  const versions = Object.values(files).flatMap((it) => VERSION.exec(it)?.[1] ?? []);
  assert.equal(versions.length, 1, `${name}: one file begins with "# auth0 VERSION".`);
  const [version] = versions as [string];
  return Object.entries(files).map(([name, text]) => contextOf(text, { name, files, version }));
}

/** Text by name. */
export function filesOf(contexts: readonly Context[]): Files {
  return Object.fromEntries(contexts.map((it) => [nameOf(it), it.document.text]));
}

/** One fix after another, the first one that there is, until none is left. Undefined: there was none. */
function afterPreferredFixes(files: Files, name: string): Files | undefined {
  for (let fixed: Files | undefined, round = 0; ; round++) {
    const current = fixed ?? files;
    const next = contextsOf(current, name)
      .flatMap(findings)
      .flatMap((it) => it.fixes())
      .find((it) => it.preferred);
    if (!next) return fixed;
    assert.ok(round < 100, `${name}: the fixes never end`);
    fixed = applyFix(current, next);
  }
}

function readFiles(name: string): Files {
  const file = path.join(FOLDER, name);
  const names = name.endsWith('.tf') ? [''] : fs.readdirSync(file);
  return Object.fromEntries(names.map((it) => [it || 'main.tf', fs.readFileSync(path.join(file, it), 'utf8')]));
}

function expectFiles(name: string, expected: Files): void {
  const isFile = name.endsWith('.tf');
  if (process.env['UPDATE']) {
    if (!isFile) fs.mkdirSync(path.join(FOLDER, name), { recursive: true });
    for (const [file, text] of Object.entries(expected))
      fs.writeFileSync(path.join(FOLDER, name, isFile ? '' : file), text);
  }
  assert.deepEqual(expected, fs.existsSync(path.join(FOLDER, name)) ? readFiles(name) : {});
}

function nameOf({ document }: Context): string {
  return document.uri.slice(document.uri.lastIndexOf('/') + 1);
}

/** The text with a comment under each line on which a diagnostic starts. In column 0 stands the `#`, never a caret. */
export function annotate(text: string, diagnostics: readonly Diagnostic[]): string {
  let start = 0;
  return text
    .split(/(?<=\n)/)
    .map((line) => {
      const [from, to] = [start, (start += line.length)];
      const here = diagnostics.filter(
        (it) => it.from >= from && (it.from < to || (it.from === to && to === text.length)),
      );
      return line + here.map((it) => caretLine(it, from, line.trimEnd().length)).join('');
    })
    .join('');
}

function caretLine({ from, to, rule, message }: Diagnostic, lineStart: number, lineLength: number): string {
  const first = Math.max(from - lineStart, 1);
  const last = Math.min(to - lineStart, lineLength);
  return `#${' '.repeat(first - 1)}${'^'.repeat(Math.max(last - first, 1))} ${rule}: ${message}\n`;
}
