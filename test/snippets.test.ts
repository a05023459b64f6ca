import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, test } from 'node:test';
import { validate } from '../server/src/language';
import { contextOf } from './fixture';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const snippets = Object.values(
  JSON.parse(fs.readFileSync('snippets/auth0.code-snippets', 'utf8')) as Record<string, Snippet>,
);

/** The text after every tab stop was left as it is offered; `choice` says which entry of each choice is taken. */
function expand({ body }: Snippet, choice: number): string {
  return body
    .join('\n')
    .replace(/\$\{\d+\|([^|}]*)\|\}/g, (_, choices: string) => choices.split(',').at(choice) ?? '')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replaceAll('$0', '');
}

describe('snippets', () => {
  for (const snippet of snippets)
    test(`${snippet.prefix} expands to text without a problem`, () => {
      for (const choice of [0, -1]) {
        const text = expand(snippet, choice);
        assert.doesNotMatch(text, /\$/);
        assert.deepEqual(
          validate(contextOf(text)).map((it) => `${it.rule}: ${it.message}\n${text}`),
          [],
        );
      }
    });

  test('prefixes are our own and differ', () => {
    const prefixes = snippets.map((it) => it.prefix);
    assert.equal(new Set(prefixes).size, snippets.length);
    assert.deepEqual(
      prefixes.filter((it) => !it.startsWith('auth0-api')),
      [],
    );
  });
});
