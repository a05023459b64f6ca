import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { complete } from '../../../server/src/language';
import { reported } from '../../../server/src/language/rules';
import { checkCompletion, contextOf, cursor, labelsAt } from '../../fixture';

const inApi = (body: string) => `resource "auth0_resource_server" "api" {\n  identifier = "x"\n${body}\n}\n`;
const all = reported.length - 1;

describe('ids of rules in a comment that silences', () => {
  test('all are offered, those that speak in the next line first', () => {
    const labels = labelsAt(inApi('  # auth0-ignore: $0\n  signing_alg = "rs256"'));
    assert.equal(labels[0], 'value-case');
    assert.equal(labels.length, all);
  });
  test('at the end of a line it is that line', () => {
    assert.equal(labelsAt(inApi('  token_lifetime = -1 # auth0-ignore: $0'))[0], 'value-range');
  });
  test('the word at the cursor is replaced', () => {
    checkCompletion(inApi('  // auth0-ignore: val$0ue'), 'value-case', inApi('  // auth0-ignore: value-case$0'));
  });
  test('those that are listed are not offered again', () => {
    const labels = labelsAt(inApi('  # auth0-ignore: value-case, add-on, $0'));
    assert.ok(!labels.includes('value-case') && !labels.includes('add-on'));
    assert.equal(labels.length, all - 2);
  });
  test('nothing is offered in other comments, or before the colon', () => {
    for (const line of ['# auth0-ign$0ore: x', '# $0', '# auth0 ignore: $0', '/* auth0-ignore: $0 */']) {
      const { text, offset } = cursor(inApi(line));
      assert.deepEqual(complete(contextOf(text), offset), [], line);
    }
  });
});
