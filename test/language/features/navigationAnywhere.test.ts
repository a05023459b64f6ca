// Navigation at every place of every example, whole and damaged: it always answers, and every rename has a way back.
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import {
  codeLenses,
  type Context,
  createModule,
  definition,
  type DocumentSymbol,
  documentSymbols,
  foldingRanges,
  highlight,
  inlayHints,
  type Module,
  parse,
  prepareRename,
  references,
  rename,
  selectionRanges,
  type Span,
  workspaceSymbols,
} from '../../../server/src/language';
import { type Occurrence } from '../../../server/src/language/features/entity';
import { occurrencesIn, occurrencesOf } from '../../../server/src/language/features/occurrences';
import { defaults } from '../../../server/src/settings';
import { mutants, sampleFiles } from '../hcl/damage';
import { documentIn } from './navigationChecks';
import { renamed } from './renameChecks';

/** The example's folders, each with its Terraform files. */
const folders = new Map<string, Map<string, string>>();
for (const [file, text] of sampleFiles()) {
  if (!/\.tf$/.test(file)) continue;
  const files = folders.get(path.dirname(file)) ?? new Map<string, string>();
  folders.set(path.dirname(file), files.set(path.basename(file), text));
}

function moduleOf(files: Iterable<readonly [name: string, text: string]>): Module {
  const documents = [...files].map(([name, text]) => parse(`file:///m/${name}`, text));
  return createModule('file:///m', documents, undefined);
}

/** Asks everything at each `every`th offset. Gives how many of them lead somewhere. */
function explore(module: Module, every: number): number {
  let found = 0;
  workspaceSymbols([module], 'a');
  for (const document of module.documents) {
    const context: Context = { document, module, settings: defaults };
    const { text } = document;
    const whole = { from: 0, to: text.length };
    for (const it of foldingRanges(document)) assert.ok(isIn(it, whole) && text.slice(it.from, it.to).includes('\n'));
    for (const { span } of codeLenses(context)) assert.ok(isIn(span, whole));
    for (const { offset } of inlayHints(context, whole)) assert.ok(offset <= text.length);
    checkSymbols(documentSymbols(document), whole);
    for (let offset = 0; offset <= text.length; offset += every) {
      checkNested(selectionRanges(document, offset), offset);
      const leads = definition(context, offset);
      if (leads) found++;
      const all = references(context, offset, true);
      for (const { uri, span } of [...all, ...(leads?.places ?? [])]) {
        assert.ok(span.from < span.to && isIn(span, { from: 0, to: documentIn(module, uri).text.length }));
      }
      assert.equal(highlight(context, offset).length, all.filter((it) => it.uri === document.uri).length);
      const target = prepareRename(context, offset);
      if (!target || 'refusal' in target) continue;
      assert.ok(target.span.from <= offset && offset <= target.span.to);
      const edits = rename(context, offset, 'other-name', true);
      if ('refusal' in edits) continue;
      const here = edits.filter((it) => it.uri === document.uri).sort((a, b) => a.span.from - b.span.from);
      here.reduce((end, { span }) => (assert.ok(end <= span.from), span.to), 0);
    }
  }
  return found;
}

function isIn(inner: Span, outer: Span): boolean {
  return outer.from <= inner.from && inner.from <= inner.to && inner.to <= outer.to;
}

function checkNested(ranges: readonly Span[], offset: number): void {
  ranges.forEach((it, index) => {
    const outer = ranges[index + 1];
    assert.ok(it.from <= offset && offset <= it.to);
    if (outer) assert.ok(isIn(it, outer) && it.to - it.from < outer.to - outer.from);
  });
}

function checkSymbols(symbols: readonly DocumentSymbol[], around: Span): void {
  for (const { name, span, selection, children } of symbols) {
    assert.notEqual(name, '');
    assert.ok(isIn(span, around) && isIn(selection, span));
    checkSymbols(children, span);
  }
}

for (const [folder, files] of folders) {
  const size = [...files.values()].join('').length;

  test(`at offsets all over ${folder}`, () => {
    const found = explore(moduleOf(files), 1 + Math.floor(size / 20_000));
    if (folder === 'examples/current') assert.ok(found > 200);
  });

  test(`every name of ${folder} can change, and change back`, () => {
    const module = moduleOf(files);
    const all = module.documents.flatMap((it) => occurrencesIn(module, it.uri)).filter((it) => it.isDeclaration);
    const every = 1 + Math.floor(all.length / 100);
    const changed = all.filter((_, index) => index % every === 0 && changesBack(module, all[index] as Occurrence));
    if (folder === 'examples/current') assert.ok(changed.length > 20);
  });
}

/** Whether the name could be changed at all. */
function changesBack(module: Module, { entity, place }: Occurrence): boolean {
  const context = (of: Module): Context => ({ document: documentIn(of, place.uri), module: of, settings: defaults });
  const before = Object.fromEntries(module.documents.map((it) => [it.uri.slice('file:///m/'.length), it.text]));
  const name = `${entity.name}-changed`;
  const there = renamed(context(module), place.span.from, name, false);
  if ('refusal' in there) return false;
  const after = moduleOf(Object.entries(there));
  const isName = ({ how }: Occurrence) => how === 'name';
  assert.equal(
    occurrencesOf(after, { ...entity, name }).filter(isName).length,
    occurrencesOf(module, entity).filter(isName).length,
  );
  assert.equal(occurrencesOf(after, entity).filter(isName).length, 0);
  // What stands before it in the text may have become longer.
  const [declared] = occurrencesOf(after, { ...entity, name }).filter(
    (it) => it.isDeclaration && it.place.uri === place.uri,
  );
  assert.deepEqual(renamed(context(after), declared?.place.span.from ?? -1, entity.name, false), before);
  return true;
}

test('in damaged texts', () => {
  const names = [...(folders.get('examples/current') ?? [])];
  assert.ok(names.length > 0);
  for (const { text } of mutants(300, 11)) explore(moduleOf([...names.slice(0, 1), ['damaged.tf', text]]), 23);
});

test('in text that is no Terraform at all', () => {
  for (const text of [
    '',
    '\u0000\u0001\ufffd\ud800'.repeat(1000),
    '['.repeat(10_000),
    'a {'.repeat(10_000),
    'a = [for a in '.repeat(3_000),
    '"${'.repeat(5_000),
    'a.'.repeat(10_000),
    'auth0_resource_server '.repeat(5_000),
    'resource "a" "b" {}\n'.repeat(2_000),
    '# x\n'.repeat(10_000),
  ]) {
    explore(moduleOf([['main.tf', text]]), 9973);
  }
});
