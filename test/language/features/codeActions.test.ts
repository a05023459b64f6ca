import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type CodeAction, codeActions } from '../../../server/src/language';
import { contextOf, type World } from '../../fixture';
import { seeded } from '../../seeded';
import { sampleFiles } from '../hcl/damage';
import { actionsAt, applied, checkAction, titlesAt } from './codeActionChecks';

const api = (body: string) => `resource "auth0_resource_server" "api" {\n  identifier = "https://api"\n${body}}\n`;
const FIX_ALL = 'Fix all Auth0 problems that have one right answer';

/** Examples and fixtures; long ones only repeat themselves. */
function short(): readonly (readonly [string, string])[] {
  return [...sampleFiles()].filter(([, text]) => text.length < 8000);
}

/** The text after `source.fixAll`; unchanged where there is nothing to fix. */
function fixedAll(text: string, world: World = {}): string {
  const context = contextOf(text, world);
  const [action] = codeActions(context, { from: 0, to: 0 }, ['source.fixAll']);
  return action ? (applied(context, action)['main.tf'] ?? '') : text;
}

describe('a fix', () => {
  test('is linked to its diagnostic, and preferred where there is one right answer', () => {
    const [fix] = actionsAt(api('  signing_alg = "rs2$056"\n'), {}, ['quickfix']);
    assert.equal(fix?.title, 'Change to "RS256"');
    assert.equal(fix.kind, 'quickfix');
    assert.equal(fix.preferred, true);
    assert.deepEqual(
      fix.diagnostics.map((it) => it.rule),
      ['value-case'],
    );
  });

  test('is one of several where there are several', () => {
    const fixes = actionsAt(api('  signing_alg = "no$0ne"\n'), {}, ['quickfix']);
    assert.deepEqual(
      fixes.map((it) => [it.title, it.preferred]),
      [
        ['Change to "RS256"', false],
        ['Change to "HS256"', false],
        ['Change to "PS256"', false],
        ['Silence "allowed-value" in this line', false],
      ],
    );
  });

  test('of two diagnostics is there once', () => {
    const before = 'resource "auth0_resource_server_scope" "$0a" {\n}\n';
    const fixes = actionsAt(before, {}, ['quickfix']).filter((it) => it.title.startsWith('Add'));
    assert.deepEqual(
      fixes.map((it) => [it.title, it.diagnostics.length]),
      [['Add resource_server_identifier and scope', 2]],
    );
    checkAction(
      before,
      'Add resource_server_identifier and scope',
      `resource "auth0_resource_server_scope" "a" {
  resource_server_identifier = auth0_resource_server.api.identifier
  scope                      = "read:things"
}
`,
    );
  });

  test('is not offered where only the cursor is elsewhere', () => {
    assert.deepEqual(titlesAt(api('  signing_alg = "rs256"\n').replace('"api"', '"a$0pi"'), {}, ['quickfix']), []);
  });

  test('leaves the value of a local alone', () => {
    const text = `locals {\n  alg = "rs256"\n}\n${api('  signing_alg = local.$0alg\n')}`;
    assert.deepEqual(titlesAt(text, {}, ['quickfix']), ['Silence "value-case" in this line']);
  });
});

describe('neighbouring lines', () => {
  const remove = (body: string, after: string) => {
    checkAction(api(body), 'Remove client_id', api(after));
    checkAction(api(body).replaceAll('\n', '\r\n'), 'Remove client_id', api(after).replaceAll('\n', '\r\n'));
  };

  test('are aligned anew, with the comments at their ends', () => {
    remove('\n  name      = "a"  # one\n  client_$0id = "bc" # two\n', '\n  name = "a" # one\n');
    remove(
      '\n  client_$0id    = "x"\n  # others\n  name        = "a"\n  signing_alg = "RS256"\n',
      '\n  # others\n  name        = "a"\n  signing_alg = "RS256"\n',
    );
  });

  test('stay as they are where they were not aligned', () => {
    remove(
      '\n  name   = "a"\n  client_$0id = "x"\n  signing_alg = "RS256"\n',
      '\n  name   = "a"\n  signing_alg = "RS256"\n',
    );
  });

  test('of an attribute between empty lines leave one empty line', () => {
    remove(
      '\n  name = "a"\n\n  client_$0id = "x"\n\n  signing_alg = "RS256"\n',
      '\n  name = "a"\n\n  signing_alg = "RS256"\n',
    );
  });

  test('of values that go on below are aligned with none', () => {
    remove(
      '\n  name                       = "a"\n  client_$0id                  = "x"\n  signing_alg                = "RS256"\n  verification_location      = join("", [\n  ])\n',
      '\n  name                       = "a"\n  signing_alg                = "RS256"\n  verification_location      = join("", [\n  ])\n',
    );
    checkAction(
      api('  lifecycle {\n    prevent_destroy = true\n    ignore_changes  = [scopes, na$0me]\n  }\n').replace(
        ', na$0me',
        '$0, name',
      ),
      'Remove scopes from ignore_changes',
      api('  lifecycle {\n    prevent_destroy = true\n    ignore_changes  = [name]\n  }\n'),
    );
  });

  test('keep tabs', () => {
    checkAction(
      'resource "auth0_resource_server" "api" {\n\tidentifier = "https://api"\n\tclient_id  = "$0x"\n}\n'
        .replace('client_id', 'cli$0ent_id')
        .replace('"$0x"', '"x"'),
      'Remove client_id',
      'resource "auth0_resource_server" "api" {\n\tidentifier = "https://api"\n}\n',
    );
  });

  test('of a block on one line stay one line', () => {
    checkAction(
      'data "auth0_resource_server" "a" { na$0me = "x" }\n',
      'Remove name',
      'data "auth0_resource_server" "a" {}\n',
    );
  });
});

describe('an attribute that is set twice', () => {
  test('is removed where both say the same', () => {
    checkAction(api('  identi$0fier = "https://api"\n'), 'Remove the second identifier', api(''));
  });

  test('else either of the two', () => {
    const before = api('  identi$0fier = "https://other"\n');
    assert.deepEqual(
      actionsAt(before, {}, ['quickfix']).map((it) => [it.title, it.preferred]),
      [
        ['Remove the second identifier', false],
        ['Remove the first identifier', false],
      ],
    );
    checkAction(
      before,
      'Remove the first identifier',
      'resource "auth0_resource_server" "api" {\n  identifier = "https://other"\n}\n',
    );
  });
});

describe('all of one kind', () => {
  const text = api('  signing_alg   = "rs2$056"\n  token_dialect = "ACCESS_TOKEN"\n  is_system     = true\n');

  test('are fixed where there are several', () => {
    checkAction(
      text,
      'Fix all of this kind in the file: value-case',
      api('  signing_alg   = "RS256"\n  token_dialect = "access_token"\n  is_system     = true\n'),
    );
  });

  test('are not offered where there is one', () => {
    const one = text.replace('"rs2$056"', '"RS256"').replace('is_system', 'is_sy$0stem');
    assert.ok(!titlesAt(one).some((it) => it.startsWith('Fix all')));
  });
});

describe('the whole file', () => {
  test('is fixed only for those who ask', () => {
    const text = api('  signing_alg = "rs2$056"\n');
    assert.ok(!titlesAt(text).includes(FIX_ALL));
    for (const only of ['source', 'source.fixAll', 'source.fixAll.auth0'])
      assert.deepEqual(titlesAt(text, {}, [only]), [FIX_ALL]);
    assert.deepEqual(titlesAt(text, {}, ['source.organizeImports']), []);
    assert.deepEqual(titlesAt(api('$0'), {}, ['source.fixAll']), []);
  });

  test('of two names that may mean one, none is chosen', () => {
    const text = api('  tokenlifetime  = 1\n  token_lifetme  = 2\n  enforce_polices = true\n');
    assert.equal(fixedAll(text), text.replace('enforce_polices', 'enforce_policies'));
  });

  test('until nothing is left: what a fix brings to light is fixed too', () => {
    assert.equal(
      fixedAll(api('  singing_alg    = "rs256" # once\n  client_id      = 1\n  token_lifetime = 9999999\n')),
      api('  signing_alg    = "RS256" # once\n  token_lifetime = 2592000\n'),
    );
  });

  test('changes no other file, and takes no secret away', () => {
    const text = api('  signing_alg    = "HS256"\n  signing_secret = "0123456789abcdef"\n');
    assert.equal(fixedAll(text), text);
    assert.equal(fixedAll(text, { files: { 'variables.tf': '' } }), text);
  });

  test('of every example is fixed once and for all, and is no worse than before', () => {
    let fixed = 0;
    for (const [file, text] of short()) {
      for (const version of ['0.49.0', '1.55.0']) {
        const once = fixedAll(text, { version });
        if (once !== text) fixed++;
        assert.equal(fixedAll(once, { version }), once, `${file} with ${version}`);
      }
    }
    assert.ok(fixed > 20, String(fixed));
  });
});

describe('silence', () => {
  const SILENCE = 'Silence "value-case" in this line';

  test('is a comment on the line before, or one more id in the one that is there', () => {
    checkAction(
      api('  signing_alg = "rs2$056"\n'),
      SILENCE,
      api('  # auth0-ignore: value-case\n  signing_alg = "rs256"\n'),
    );
    checkAction(
      api('  # auth0-ignore: read-only\n  signing_alg = "rs2$056"\n'),
      SILENCE,
      api('  # auth0-ignore: read-only, value-case\n  signing_alg = "rs256"\n'),
    );
    checkAction(
      api('  signing_alg = "rs2$056" # auth0-ignore: read-only\n'),
      SILENCE,
      api('  signing_alg = "rs256" # auth0-ignore: read-only, value-case\n'),
    );
  });

  test('begins another group of aligned lines, as for terraform fmt', () => {
    checkAction(
      'resource "auth0_resource_server" "api" {\n  identifier  = "https://api"\n  signing_alg = "rs2$056"\n}\n',
      SILENCE,
      'resource "auth0_resource_server" "api" {\n  identifier = "https://api"\n  # auth0-ignore: value-case\n  signing_alg = "rs256"\n}\n',
    );
  });

  test('is not offered for syntax errors', () => {
    assert.ok(!titlesAt(api('  name = $0= 1\n')).some((it) => it.startsWith('Silence')));
  });
});

test('only the kinds that are asked for', () => {
  const text = api('  client_i$0d = null\n  signing_secret = "0123456789abcdef"\n');
  const kinds = (only: string[]) => [...new Set(actionsAt(text, {}, only).map((it) => it.kind))];
  assert.deepEqual(kinds(['refactor']), ['refactor.rewrite']);
  assert.deepEqual(kinds(['refactor.extract']), []);
  assert.deepEqual(kinds(['refactor.rewrite', 'source']).sort(), ['refactor.rewrite']);
  assert.deepEqual(kinds(['quick']), []);
});

test('nothing where validation is off but what is no fix', () => {
  const settings = { validation: { enabled: false, severities: {} } };
  assert.deepEqual(
    actionsAt(api('  signing_alg = "rs2$056"\n'), { settings }).filter((it) => it.kind === 'quickfix'),
    [],
  );
});

test('at every offset of every example, and at places of damaged ones, edits are within the text and never overlap', () => {
  const random = seeded(4);
  let offered = 0;
  const check = (file: string, { edits, title }: CodeAction, text: string) => {
    const own = edits.filter((it) => it.uri.endsWith('/main.tf')).toSorted((a, b) => a.span.from - b.span.from);
    for (const [index, { span }] of own.entries()) {
      const where = `${title} in ${file}`;
      assert.ok(span.from >= 0 && span.from <= span.to && span.to <= text.length, where);
      assert.ok(index === 0 || (own[index - 1]?.span.to ?? 0) < span.from, `${where}: overlap`);
    }
    offered++;
  };
  for (const [file, text] of short()) {
    for (let round = 0; round < 6; round++) {
      const offset = random(text.length + 1);
      const damaged = round < 3 ? text : text.slice(0, offset) + text.slice(offset + 1 + random(9));
      const context = contextOf(damaged, { version: ['0.49.0', '1.55.0'][round % 2] ?? '' });
      const from = Math.min(offset, damaged.length);
      for (const it of codeActions(context, { from, to: Math.min(from + random(40), damaged.length) }))
        check(file, it, damaged);
    }
  }
  assert.ok(offered > 300, String(offered));
});
