import assert from 'node:assert/strict';
import { test } from 'node:test';
import { edited, joined, origin, type Piece, toEdits, untouched } from '../../../server/src/language/fixes/pieces';
import { applyEdits } from '../../fixture';
import { seeded } from '../../seeded';

const edit = (from: number, to: number, text: string) => ({ span: { from, to }, text });

test('edits upon edits are the same as one set of edits', () => {
  const random = seeded(11);
  for (let round = 0; round < 300; round++) {
    const text = 'abcdefghij'.slice(0, random(11));
    let pieces: readonly Piece[] = untouched(text.length);
    let now = text;
    for (let step = 0; step < 4; step++) {
      const cuts = Array.from({ length: 4 }, () => random(now.length + 1)).sort((a, b) => a - b) as [
        number,
        ...number[],
      ];
      const [a, b = 0, c = 0, d = 0] = cuts;
      const edits = c > b ? [edit(a, b, 'X'.repeat(random(3))), edit(c, d, 'YZ'.slice(random(3)))] : [edit(a, b, 'X')];
      pieces = edited(pieces, edits);
      now = applyEdits(now, edits);
      assert.equal(joined(pieces, text), now);
    }
    const all = toEdits(pieces, text.length);
    assert.equal(applyEdits(text, all), now);
    for (const [index, it] of all.entries()) assert.ok(index === 0 || (all[index - 1]?.span.to ?? 0) < it.span.from);
  }
});

test('where a place was before, and which places are new', () => {
  const pieces = edited(untouched(6), [edit(2, 4, '---')]);
  assert.equal(joined(pieces, 'abcdef'), 'ab---ef');
  assert.deepEqual(
    [0, 1, 2, 4, 5, 6, 7].map((it) => origin(pieces, it)),
    [0, 1, undefined, undefined, 4, 5, undefined],
  );
  assert.deepEqual(toEdits(untouched(3), 3), []);
});
