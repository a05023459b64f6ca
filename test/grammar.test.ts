import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import { type IGrammar } from 'vscode-textmate';
import { loadGrammar, snapshot, sourceOf, tokenize } from './grammar';

const fixtures = 'test/fixtures/grammar';

describe('grammar', () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await loadGrammar();
  });

  for (const name of fs.readdirSync(fixtures))
    test(`${name} is coloured as its snapshot says`, () => {
      const file = path.join(fixtures, name);
      const expected = fs.readFileSync(file, 'utf8').trimEnd();
      const actual = snapshot(grammar, sourceOf(expected));
      if (process.env.UPDATE) fs.writeFileSync(file, `${actual}\n`);
      else assert.equal(actual, expected);
    });

  test('a string that is not closed ends with its line', () => {
    const [, next] = tokenize(grammar, 'name = "half\nname = 1');
    assert.ok(next?.some((it) => it.scopes.includes('variable.other.property.hcl')));
  });

  test('nothing in the examples is illegal, and every brace is punctuation', () => {
    const examples = fs
      .readdirSync('examples', { recursive: true, encoding: 'utf8' })
      .filter((it) => /\.(tf|tofu)$/.test(it) && !it.startsWith('mistakes'));
    assert.ok(examples.length > 3);
    for (const name of examples) {
      const text = fs.readFileSync(path.join('examples', name), 'utf8');
      const lines = text.split('\n');
      tokenize(grammar, text).forEach((tokens, line) =>
        tokens.forEach(({ from, to, scopes }) => {
          const where = `${name}:${line + 1}: ${lines[line] ?? ''}`;
          assert.ok(!scopes.some((it) => it.startsWith('invalid.')), where);
          const inText = scopes.some((it) => /^(string|comment)\./.test(it));
          const brace = /[{}]/.test((lines[line] ?? '').slice(from, to));
          assert.ok(!brace || inText || scopes.some((it) => it.startsWith('punctuation.')), where);
        }),
      );
    }
  });

  test('each name that the grammar includes exists', () => {
    const raw = fs.readFileSync('syntaxes/hcl.tmLanguage.json', 'utf8');
    const { repository } = JSON.parse(raw) as { repository: Record<string, unknown> };
    const included = [...raw.matchAll(/"include": "#(\w+)"/g)].map((it) => it[1] ?? '');
    assert.deepEqual([...new Set(included)].sort(), Object.keys(repository).sort());
  });
});
