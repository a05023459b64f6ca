import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { parse as parseOfficially } from '@cdktf/hcl2json';
import { parse } from '../../../server/src/language/hcl/parser';
import {
  type HclBlock,
  type HclValue,
  isIdentifier,
  objectKey,
  printAttributes,
  printBlocks,
  printValue,
  quote,
} from '../../../server/src/language/hcl/print';
import { type Block, type Expression } from '../../../server/src/language/hcl/tree';
import { literalValue } from '../../../server/src/language/hcl/walk';
import { hostileBlock } from './hostile';

const block = (attributes: HclBlock['attributes'], blocks: readonly HclBlock[] = []): HclBlock => ({
  type: 'b',
  labels: [],
  attributes,
  blocks,
});

const API: HclBlock = {
  type: 'resource',
  labels: ['auth0_resource_server', 'api'],
  comment: 'Orders\nas of today',
  attributes: [
    ['name', 'Orders API'],
    ['identifier', 'https://orders.example.com/'],
    ['tags', ['a', 'b']],
    ['token_lifetime', 3600],
    ['skip_consent_for_verifiable_first_party_clients', true],
    ['settings', { object: [['a', 1], ['long key', null], ['nested', { object: [] }]] }], // prettier-ignore
    ['x', { reference: 'var.x' }],
    ['greeting', { template: ['hello ', { reference: 'var.who' }, '!'] }],
  ],
  blocks: [
    { type: 'token_encryption', labels: [], attributes: [['disable', true]], blocks: [] },
    { type: 'empty', labels: [], attributes: [], blocks: [] },
  ],
};

const PRINTED = `# Orders
# as of today
resource "auth0_resource_server" "api" {
  name                                            = "Orders API"
  identifier                                      = "https://orders.example.com/"
  tags                                            = ["a", "b"]
  token_lifetime                                  = 3600
  skip_consent_for_verifiable_first_party_clients = true
  settings = {
    a          = 1
    "long key" = null
    nested     = {}
  }
  x        = var.x
  greeting = "hello \${var.who}!"

  token_encryption {
    disable = true
  }

  empty {}
}
`;

test('a block is printed as terraform fmt would leave it', () => {
  assert.equal(printBlocks([API]), PRINTED);
});

test('a blank line stands between blocks and none around them', () => {
  assert.equal(printBlocks([block([['a', 1]]), block([])]), 'b {\n  a = 1\n}\n\nb {}\n');
  assert.equal(printBlocks([]), '');
});

test('line breaks are those of the document', () => {
  assert.equal(printBlocks([API, API], { eol: '\r\n' }), `${PRINTED}\n${PRINTED}`.replaceAll('\n', '\r\n'));
});

test('every line of a block that goes into another one is indented', () => {
  const nested = printBlocks([block([['a', ['x'.repeat(60)]]], [block([['text', 'x\ny\n']])])], { indentation: '  ' });
  assert.equal(
    `b {\n${nested}}\n`,
    `b {
  b {
    a = [
      "${'x'.repeat(60)}",
    ]

    b {
      text = <<-EOT
        x
        y
      EOT
    }
  }
}
`,
  );
});

test('attributes are printed without a block around them', () => {
  assert.equal(printAttributes([['a', 1], ['bcd', null]], { indentation: '  ' }), '  a   = 1\n  bcd = null\n'); // prettier-ignore
  assert.equal(printAttributes([]), '');
});

const HEREDOCS: readonly [text: string, printed: string][] = [
  ['one\ntwo\n', 'a = <<-EOT\n  one\n  two\nEOT\n'],
  ['one\n\n  two\n', 'a = <<-EOT\n  one\n\n    two\nEOT\n'],
  ['  all\n  indented\n', 'a = <<EOT\n  all\n  indented\nEOT\n'],
  ['x\n \n', 'a = <<EOT\nx\n \nEOT\n'],
  ['EOT\n EOT2 \n', 'a = <<-EOT3\n  EOT\n   EOT2 \nEOT3\n'],
  ['${x} %{y} \\n "q"\n', 'a = <<-EOT\n  $${x} %%{y} \\n "q"\nEOT\n'],
  ['no break at the end', 'a = "no break at the end"\n'],
  ['one\ntwo', 'a = "one\\ntwo"\n'],
  ['\n', 'a = "\\n"\n'],
  ['carriage\r\nreturn\n', 'a = "carriage\\r\\nreturn\\n"\n'],
  ['control\u0007\n', 'a = "control\\u0007\\n"\n'],
];

for (const [text, printed] of HEREDOCS) {
  test(`${JSON.stringify(text)} is a heredoc only where that gives the text back`, () => {
    assert.equal(printAttributes([['a', text]]), printed);
    const attribute = parse('file:///a.tf', printed).body.attributes[0];
    assert.equal(literalValue(attribute?.value), text);
  });
}

test('a heredoc would take over the line breaks of a CRLF document, so texts stay in quotes there', () => {
  assert.equal(printAttributes([['a', 'x\ny\n']], { eol: '\r\n' }), 'a = "x\\ny\\n"\r\n');
});

const QUOTED: Readonly<Record<string, string>> = {
  'a"b\\c': '"a\\"b\\\\c"',
  '${x}': '"$${x}"',
  '%{if}': '"%%{if}"',
  '$${x}': '"$$${x}"',
  '$x %y $': '"$x %y $"',
  '\r\n\t\0\u0085\u2028\u202e\ufeff': '"\\r\\n\\t\\u0000\\u0085\\u2028\\u202E\\uFEFF"',
  'é😀 שלום': '"é😀 שלום"',
  'half \ud83d a pair': '"half \ufffd a pair"',
};

for (const [text, quoted] of Object.entries(QUOTED)) {
  test(`${JSON.stringify(text)} in quotes is ${quoted}`, () => assert.equal(quote(text), quoted));
}

test('a dollar sign before an expression does not make an escape of it', () => {
  assert.equal(printValue({ template: ['$', { reference: 'var.x' }] }), '"\\u0024${var.x}"');
  assert.equal(printValue({ template: ['$${', { reference: 'var.x' }, '$'] }), '"$$${${var.x}$"');
});

test('an expression that is all of a template stands alone', () => {
  assert.equal(printValue({ template: [{ reference: 'var.x' }] }), 'var.x');
});

test('numbers that HCL does not have are null', () => {
  assert.deepEqual(
    [NaN, Infinity, -0, 1e21, -1.5].map((it) => printValue(it)),
    ['null', 'null', '0', '1e+21', '-1.5'],
  );
});

test('keys get quotes only where they need them', () => {
  const keys = ['name', 'très-long', '_x', 'for', 'null', '1a', '', 'a b', 'a.b', '-a'];
  assert.equal(keys.map(objectKey).join(' '), 'name très-long _x "for" "null" "1a" "" "a b" "a.b" "-a"');
  assert.deepEqual(keys.filter(isIdentifier), ['name', 'très-long', '_x', 'for', 'null']);
});

test('a comment cannot end before it should', () => {
  const printed = printBlocks([{ ...block([]), comment: 'one\r\ntwo\rthree\n\u202efour\u2028 \n' }]);
  assert.equal(printed, '# one\n# two\n# three\n# four\n#\nb {}\n');
});

const SEEDS = 1_000;

test(`what is printed parses back equal, here and officially: ${SEEDS} hostile blocks`, async () => {
  for (let seed = 0; seed < SEEDS; seed++) {
    const printed = hostileBlock(seed);
    const text = printBlocks([printed]);
    const expected = plainBlock(printed);

    const { body, errors } = parse('file:///a.tf', text);
    assert.deepEqual(errors, [], text);
    assert.deepEqual(body.blocks.map(readBlock), [expected], text);
    // hcl2json cannot convert blocks of one type with different numbers of labels.
    const official: unknown = await parseOfficially('a.tf', printBlocks([{ ...printed, blocks: [] }]));
    assert.deepEqual(readOfficial(official, printed.labels.length), normalized(expected.attributes), text);
  }
});

test('terraform fmt leaves hostile blocks as they are', () => {
  const texts = Array.from({ length: 20 }, (_, group) =>
    printBlocks(Array.from({ length: 40 }, (_, index) => withPlainLabels(hostileBlock(group * 40 + index)))),
  );
  if (spawnSync('terraform', ['version']).error) return console.log('    no terraform on this machine: not compared');
  for (const text of [PRINTED, ...texts]) {
    const { stdout } = spawnSync('terraform', ['fmt', '-'], { input: text, encoding: 'utf8' });
    assert.equal(stdout, text);
  }
});

/** Labels that Terraform takes; it rewrites the escapes of others. */
function withPlainLabels(it: HclBlock): HclBlock {
  return { ...it, labels: it.labels.map(() => 'label'), blocks: it.blocks.map(withPlainLabels) };
}

interface Plain {
  readonly labels: readonly string[];
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly blocks: readonly Plain[];
}

function plainBlock({ labels, attributes, blocks }: HclBlock): Plain {
  return {
    labels: labels.map(wellFormed),
    attributes: Object.fromEntries(attributes.map(([name, value]) => [name, plain(value)])),
    blocks: blocks.map(plainBlock),
  };
}

function plain(value: HclValue): unknown {
  if (typeof value === 'string') return wellFormed(value);
  if (value === null || typeof value !== 'object') return value === 0 ? 0 : value;
  if ('object' in value) return Object.fromEntries(value.object.map(([k, v]) => [wellFormed(k), plain(v)]));
  return value instanceof Array ? value.map(plain) : assert.fail('not a literal');
}

function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

function readBlock({ labels, body }: Block): Plain {
  return {
    labels: labels.map((it) => it.text),
    attributes: Object.fromEntries(body.attributes.map((it) => [it.name.text, read(it.value)])),
    blocks: body.blocks.map(readBlock),
  };
}

function read(expression: Expression | undefined): unknown {
  if (expression?.kind === 'tuple') return expression.items.map(read);
  if (expression?.kind !== 'object') return literalValue(expression);
  const entries = expression.items.map(({ key, value }) => {
    return [key.kind === 'traversal' ? key.root.text : String(literalValue(key)), read(value)];
  });
  return Object.fromEntries(entries) as unknown;
}

/** The attributes as hcl2json gives them: below the labels, and with templates escaped. */
function readOfficial(json: unknown, labels: number): unknown {
  let found = (json as Record<string, unknown>)['b'];
  for (let depth = 0; depth < labels; depth++) found = Object.values(found as object)[0];
  const [attributes] = found as [Record<string, unknown>];
  const unescaped = JSON.stringify(attributes).replace(/([$%])\1\{/g, '$1{');
  return JSON.parse(unescaped);
}

/** Terraform's strings are in Unicode's form NFC. */
function normalized(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).normalize('NFC'));
}
