// Fixtures of rules: Terraform files whose comments announce every diagnostic, under the line where it starts.
//   signing_alg = "none"
// #               ^^^^^^ allowed-value: "none" is not allowed ...
// The first line names the provider version in force: `# auth0 1.2.0`.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { type Context, type Diagnostic } from '../../server/src/language';
import { validate } from '../../server/src/language/features/validate';
import { contextOf } from '../fixture';

const FOLDER = path.resolve('test/fixtures/rules');
const ANNOTATION = /^[ \t]*#[ \t]*\^+ .*\n?/gm;
const VERSION = /^# auth0 (\S+)/;

/** Names of the fixtures, `allowed-value.1.tf`. */
export function fixtures(): readonly string[] {
  return fs.readdirSync(FOLDER).filter((it) => it.endsWith('.tf'));
}

/** The fixture without its announcements, in the version that it names. */
export function readFixture(name: string): Context {
  const text = fs.readFileSync(path.join(FOLDER, name), 'utf8').replace(ANNOTATION, '');
  const version = VERSION.exec(text)?.[1];
  assert.ok(version !== undefined, `${name} does not begin with "# auth0 VERSION".`);
  return contextOf(text, { version });
}

/** Fails where the fixture announces something else than what is found. With UPDATE=1, the fixture is rewritten. */
export function checkFixture(name: string): void {
  const context = readFixture(name);
  const found = annotate(context.document.text, validate(context));
  const file = path.join(FOLDER, name);
  if (process.env['UPDATE']) fs.writeFileSync(file, found);
  assert.equal(found, fs.readFileSync(file, 'utf8'));
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
