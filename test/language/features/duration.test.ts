import assert from 'node:assert/strict';
import { test } from 'node:test';
import { durationInWords } from '../../../server/src/language/features/duration';

for (const [seconds, words] of [
  [0, '0 seconds'],
  [1, '1 second'],
  [900, '15 minutes'],
  [3600, '1 hour'],
  [8600, '2 hours 23 minutes 20 seconds'],
  [86400, '24 hours (1 day)'],
  [90000, '1 day 1 hour'],
  [2592000, '720 hours (30 days)'],
  [-1, undefined],
  [1.5, undefined],
  [Infinity, undefined],
  [1e21, undefined],
] as const) {
  test(`${seconds} seconds are ${words ?? 'not put into words'}`, () => assert.equal(durationInWords(seconds), words));
}
