import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayOpenList, triggerCharacters } from '../../server/src/triggers';
import { cursor } from '../fixture';

/** Whether the list may open after the character before the `$0`. */
function opens(marked: string): boolean {
  const { text, offset } = cursor(marked);
  const typed = text.charAt(offset - 1);
  assert.ok(triggerCharacters.includes(typed));
  return mayOpenList(typed, text, offset);
}

for (const text of [
  'a = "$0"',
  'a = "$0',
  'resource "$0"',
  'a = ["b", "$0"]',
  'a = "\\"" + "$0"',
  'a = $0',
  '  long_name = $0\r\n',
  'b = "${$0}"',
  'a = var.$0',
  '# auth0-ignore: $0',
  'a = 1 // auth0-ignore: value-case, $0',
]) {
  test(`the list opens in ${JSON.stringify(text)}`, () => assert.equal(opens(text), true));
}

for (const text of [
  'a = "b"$0',
  'a = "\\"$0"',
  'block {$0}',
  'a = {$0}',
  'a = b $0',
  'a == $0',
  'a = "b = $0"',
  'a $0',
  ' $0',
  'a = "x"\nb = "c"$0',
  '# auth0-ignore: value-case $0',
]) {
  test(`the list stays closed in ${JSON.stringify(text)}`, () => assert.equal(opens(text), false));
}
