// The shared test helpers. `$0` marks the cursor: exactly one, and gone before the code under test sees the text.
// Nothing else in the tests knows how a module is put together or how an editor accepts a completion.
import assert from 'node:assert/strict';
import {
  complete,
  type Completion,
  type Context,
  createModule,
  type Edit,
  type Module,
  parse,
  type Settings,
} from '../server/src/language';
import { defaults } from '../server/src/settings';

/** What surrounds the text under test. */
export interface World {
  /** Provider version in force, as the setting gives it. Undefined: found in the files, else the newest known. */
  readonly version?: string;
  /** The module's other files by name; `.terraform.lock.hcl` is its lock file. */
  readonly files?: Readonly<Record<string, string>>;
  /** Name of the file under test; `main.tf` unless told. */
  readonly name?: string;
  readonly settings?: Partial<Settings>;
}

const FOLDER = 'file:///module';
const LOCK = '.terraform.lock.hcl';

/** The text without its `$0`, and where that stood. */
export function cursor(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf('$0');
  assert.ok(offset >= 0 && marked.indexOf('$0', offset + 1) < 0, 'The text needs exactly one $0.');
  return { text: marked.slice(0, offset) + marked.slice(offset + 2), offset };
}

/** The module that these files make. */
export function moduleOf(
  files: Readonly<Record<string, string>>,
  uri = FOLDER,
  callers: readonly Module[] = [],
): Module {
  const documents = Object.entries(files).map(([name, text]) => parse(`${uri}/${name}`, text));
  const isLock = (it: { uri: string }) => it.uri.endsWith(`/${LOCK}`);
  return createModule(
    uri,
    documents.filter((it) => !isLock(it)),
    documents.find(isLock),
    callers,
  );
}

/** A text in its world: what every feature takes. */
export function contextOf(text: string, world: World = {}): Context {
  const name = world.name ?? 'main.tf';
  const module = moduleOf({ [name]: text, ...world.files });
  const document = module.documents.find((it) => it.uri === `${FOLDER}/${name}`);
  assert.ok(document);
  return {
    document,
    module,
    settings: { ...defaults, providerVersion: world.version, ...world.settings },
  };
}

/** The text after all edits. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const fromTheEnd = [...edits].sort((a, b) => b.span.from - a.span.from);
  return fromTheEnd.reduce((result, { span, text }) => result.slice(0, span.from) + text + result.slice(span.to), text);
}

/**
 * The text after an editor has accepted `completion`, as VS Code does it: following lines get the indentation of the first
 * and the line break of the document. Tab stops stay as marks (`$1`, `${2:name}`, `$0`); plain text ends at `$0`.
 */
export function accept(text: string, completion: Completion, how: 'insert' | 'replace' = 'replace'): string {
  const span = completion[how];
  const lineStart = Math.max(text.lastIndexOf('\n', span.from - 1), text.lastIndexOf('\r', span.from - 1)) + 1;
  const indentation = /^[ \t]*/.exec(text.slice(lineStart, span.from))?.[0] ?? '';
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const plain = completion.snippet ? completion.text.replace(/\\([$}\\])/g, '$1') : `${completion.text}$0`;
  const laidOut = plain.split('\n').join(lineBreak + indentation);
  const trimmed = laidOut.replace(/[ \t]+(?=\r?\n)/g, '');
  return applyEdits(text, [{ span, text: trimmed }]);
}

/** An editor shows an item only if what is typed occurs in the filter, in order, in any case. */
export function passesFilter(text: string, offset: number, { insert, filter }: Completion): boolean {
  let at = 0;
  for (const character of text.slice(insert.from, offset).toLowerCase()) {
    at = filter.toLowerCase().indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** What the protocol asks of every item; true of all lists at all offsets. */
export function checkWellFormed(text: string, offset: number, completions: readonly Completion[]): void {
  const labels = new Set<string>();
  for (const { label, insert, replace, sort, snippet, text: inserted } of completions) {
    const place = `${label} at ${offset}`;
    assert.ok(!labels.has(label), `${place} is offered twice`);
    labels.add(label);
    assert.ok(insert.from === replace.from && insert.from <= offset, `${place}: the spans start elsewhere`);
    assert.ok(insert.to === offset && replace.to >= offset, `${place}: the cursor is outside`);
    assert.ok(
      replace.to <= text.length && !/[\r\n]/.test(text.slice(replace.from, replace.to)),
      `${place}: not one line`,
    );
    assert.ok(label !== '' && sort !== '', `${place}: no label or sort key`);
    assert.ok(!inserted.includes('\r'), `${place}: line breaks are \\n`);
    if (snippet) assert.ok(/\$(0|\{\d|\d)/.test(inserted), `${place}: a snippet without a tab stop`);
  }
}

/** Accepting the item `label` at the cursor turns `before` into `after`; see `accept` for the marks in `after`. */
export function checkCompletion(before: string, label: string, after: string, world: World = {}): void {
  const { text, offset } = cursor(before);
  const completion = completionAt(text, offset, label, world);
  assert.ok(passesFilter(text, offset, completion), `${label} is hidden by what is typed`);
  assert.equal(accept(text, completion), after);
}

/** The labels at the cursor, in the order of the list, are these words; `''` for none. */
export function checkLabels(marked: string, labels: string, world: World = {}): void {
  assert.equal(labelsAt(marked, world).join(' '), labels);
}

/** The labels at the cursor in the order in which an editor shows them. */
export function labelsAt(marked: string, world: World = {}): string[] {
  const { text, offset } = cursor(marked);
  const completions = complete(contextOf(text, world), offset);
  checkWellFormed(text, offset, completions);
  return completions.toSorted((a, b) => (a.sort < b.sort ? -1 : Number(a.sort > b.sort))).map((it) => it.label);
}

/** The one item of that label at `offset`. */
export function completionAt(text: string, offset: number, label: string, world: World = {}): Completion {
  const completions = complete(contextOf(text, world), offset);
  checkWellFormed(text, offset, completions);
  const found = completions.find((it) => it.label === label);
  assert.ok(found, `${label} is not among: ${completions.map((it) => it.label).join(' ')}`);
  return found;
}
