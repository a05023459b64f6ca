import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkAction, titlesAt } from '../features/codeActionChecks';

const api = (body: string) => `resource "auth0_resource_server" "api" {\n  identifier = "https://api"\n\n${body}}\n`;

test('a list of objects becomes blocks, with what is in them and their comments', () => {
  checkAction(
    api(`  authorization_de$0tails = [
    # money
    { type = "payment", disable = false },
    {
      type : "transfer", # also money
      # not yet
      disable = alltrue([
        true,
      ])
    },
  ] # all
`),
    'Change to blocks',
    api(`  # money
  authorization_details {
    type    = "payment"
    disable = false
  }

  authorization_details {
    type = "transfer" # also money
    # not yet
    disable = alltrue([
      true,
    ])
  } # all
`),
  );
});

test('blocks in blocks, quoted keys, CRLF', () => {
  checkAction(
    api(
      '  token_encr$0yption = {\n    "format" = "compact-nested-jwe"\n    encryption_key = [{ algorithm = "RSA-OAEP-256", pem = var.pem }]\n  }\n',
    ).replaceAll('\n', '\r\n'),
    'Change to a block',
    api(
      '  token_encryption {\n    format = "compact-nested-jwe"\n    encryption_key {\n      algorithm = "RSA-OAEP-256"\n      pem       = var.pem\n    }\n  }\n',
    ).replaceAll('\n', '\r\n'),
  );
});

test('nothing is lost: what is no list of objects, has other keys, or is too many stays', () => {
  const isOffered = (value: string) =>
    titlesAt(api(`  proof_of_po$0ssession = ${value}\n`)).some((it) => /^(Change|Remove proof)/.test(it));
  assert.ok(isOffered('{ mechanism = "mtls" }'));
  assert.ok(isOffered('null'));
  assert.ok(isOffered('[]'));
  for (const value of [
    'var.x',
    '[var.x]',
    '{ (var.x) = 1 }',
    '[{}, {}]',
    '{ "a b" = 1 }',
    '[for it in var.x : it]',
    '[{} # a\n]',
  ])
    assert.ok(!isOffered(value), value);
});
