// What holds at every offset of every text: no exception, well-formed items, and no damage done by accepting one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Completion, complete, parse } from '../../../server/src/language';
import { accept, checkWellFormed, contextOf } from '../../fixture';
import { seeded } from '../../seeded';
import { mutants, sampleFiles } from '../hcl/damage';

/** Files of which every offset is tried; longer ones are tried at some. */
const SHORT = 8000;

function checkOffsets(text: string, step: number, version?: string): number {
  const context = contextOf(text, version === undefined ? {} : { version });
  let offered = 0;
  for (let offset = 0; offset <= text.length; offset += step) {
    const completions = complete(context, offset);
    checkWellFormed(text, offset, completions);
    offered += completions.length;
  }
  return offered;
}

/** The text after accepting, with something in each place that is left to fill. */
function filled(text: string, completion: Completion): string {
  const marked = accept(text, completion);
  return marked.replace(/\$\{\d+:([^}]*)\}/g, '$1').replace(/(= )?\$\d/g, (_, equals) => (equals ? '= null' : ''));
}

test('every offset of every example and fixture', () => {
  let offered = 0;
  for (const [file, text] of sampleFiles()) {
    const step = text.length > SHORT ? 97 : 1;
    for (const version of [undefined, '0.37.1', '99.0.0']) {
      try {
        offered += checkOffsets(text, version === undefined ? step : step * 7, version);
      } catch (error) {
        assert.fail(`${file}: ${String(error)}`);
      }
    }
  }
  assert.ok(offered > 10_000);
});

test('every third offset of damaged texts', () => {
  for (const { file, kind, text } of mutants(600, 20)) {
    try {
      checkOffsets(text, 3);
    } catch (error) {
      assert.fail(`${kind} in ${file}: ${String(error)}\n${text}`);
    }
  }
});

test('an accepted item breaks no text that was right', () => {
  const random = seeded(7);
  let accepted = 0;
  for (const [file, text] of sampleFiles()) {
    if (text === '' || parse('file:///x.tf', text).errors.length > 0) continue;
    const context = contextOf(text);
    for (let round = 0; round < 400; round++) {
      const offset = random(text.length + 1);
      const completions = complete(context, offset);
      const completion = completions[random(completions.length || 1)];
      if (!completion) continue;
      accepted++;
      const after = filled(text, completion);
      const [error] = parse('file:///x.tf', after).errors;
      assert.equal(error, undefined, `${completion.label} at ${offset} of ${file}: ${error?.message}\n${after}`);
    }
  }
  assert.ok(accepted > 300);
});

for (const folder of ['examples/current', 'examples/legacy-0.37']) {
  test(`every attribute of ${folder} is offered while its line is being typed`, () => {
    const inFolder = [...sampleFiles()].filter(([file]) => file.startsWith(`${folder}/`));
    const files = Object.fromEntries(inFolder.map(([file, text]) => [file.slice(folder.length + 1), text]));
    let typed = 0;
    for (const [name, text] of Object.entries(files).filter(([it]) => it.endsWith('.tf'))) {
      for (const { 0: line, 1: indentation = '', 2: attribute = '', index } of text.matchAll(/^( +)(\w+) += .*$/gm)) {
        const from = index + indentation.length;
        const isOffered = (its: string) =>
          complete(contextOf(its, { files: { ...files, [name]: its }, name }), from + 2).some(
            (it) => it.label === attribute,
          );
        // Keys of objects and attributes of other resources have no completion; whose block it is depends on `provider`.
        if (attribute === 'provider' || !isOffered(text)) continue;
        for (const half of [attribute.slice(0, 3), `${attribute} =`, `${attribute} = "`, `${attribute} = [`]) {
          typed++;
          const rest = text.slice(index + line.length);
          assert.ok(isOffered(text.slice(0, from) + half + rest), `${attribute} in ${name}, typed as far as ${half}`);
        }
      }
    }
    assert.ok(typed >= 60, String(typed));
  });
}
