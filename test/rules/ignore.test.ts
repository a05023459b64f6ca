import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { validate } from '../../server/src/language';
import { contextOf, type World } from '../fixture';

const WRONG = 'signing_alg = "rs256"';

function found(body: string, world: World = {}): string {
  const text = `resource "auth0_resource_server" "api" {\nidentifier = "x"\n${body}\n}\n`;
  return validate(contextOf(text, world))
    .map((it) => it.rule)
    .join(' ');
}

describe('auth0-ignore silences', () => {
  for (const body of [
    `# auth0-ignore: value-case\n${WRONG}`,
    `// auth0-ignore: value-case\n${WRONG}`,
    `#auth0-ignore:value-case\n${WRONG}`,
    `\t# auth0-ignore : value-case \r\n${WRONG}\r`,
    `${WRONG} # auth0-ignore: value-case`,
    `${WRONG} // auth0-ignore: value-case`,
    `# auth0-ignore: value-case\n# Why: a test.\n${WRONG}`,
    `# auth0-ignore: value-case\n/* Why:\n a test. */\n${WRONG}`,
    `# auth0-ignore: value-range, value-case\n${WRONG}`,
    `# auth0-ignore: value-range\n# auth0-ignore: value-case\nsigning_alg = "rs256"`,
  ]) {
    test(JSON.stringify(body), () => assert.doesNotMatch(found(body), /value-case/));
  }

  test('every problem of the line that has the id', () => {
    const text = '# auth0-ignore: missing-attribute\nresource "auth0_resource_server_scope" "x" {}\n';
    assert.deepEqual(validate(contextOf(text)), []);
  });
  test('syntax errors too', () => {
    assert.equal(found('# auth0-ignore: syntax\nname = "x'), '');
  });
});

describe('auth0-ignore does not silence', () => {
  for (const body of [
    `# auth0-ignore: value-range\n${WRONG}`,
    `# auth0-ignore: value-case\nname = "x"\n${WRONG}`,
    `# auth0-ignore: value-case\n\n${WRONG}`,
    `${WRONG}\n# auth0-ignore: value-case`,
    `/* auth0-ignore: value-case */ ${WRONG}`,
    `# see auth0-ignore: value-case\n${WRONG}`,
    `name = <<EOT\n# auth0-ignore: value-case\nEOT\n${WRONG}`,
  ]) {
    test(JSON.stringify(body), () => assert.match(found(body), /value-case/));
  }
});

describe('an id that silences nothing', () => {
  const unused = '# auth0-ignore: value-case\nname = "x"';

  test('is reported', () => assert.equal(found(unused), 'unused-ignore'));
  test('is reported at the end of the file', () => {
    assert.deepEqual(
      validate(contextOf('# auth0-ignore: value-case')).map((it) => it.rule),
      ['unused-ignore'],
    );
  });
  test('is not reported where its rule is off', () => {
    const settings = { validation: { enabled: true, severities: { 'value-case': 'off' as const } } };
    assert.equal(found(unused, { settings }), '');
  });
  test('has a severity of its own', () => {
    const settings = { validation: { enabled: true, severities: { 'unused-ignore': 'off' as const } } };
    assert.equal(found(unused, { settings }), '');
  });
});
