// The official parser (hashicorp/hcl, as WebAssembly) decides what is HCL. It throws a text that lists its errors.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse as parseOfficially } from '@cdktf/hcl2json';
import { parse } from '../../../server/src/language/hcl/parser';
import { stringValue } from '../../../server/src/language/hcl/walk';
import { lineAt, mutants, randomNumbers, sampleFiles } from './damage';

const MUTANTS = 20_000;
const SEED = 20_260_101;

/** What the official parser says that we do not, and why. Nothing about the verdict is on this list. */
const EXCEPTIONS: readonly { readonly message: RegExp; readonly reason: string }[] = [
  {
    message: /^Missing close bracket on (splat )?index/,
    reason:
      'It is reported where the official parser gave up looking for the bracket, often the end of the file; we report it where the bracket is missing.',
  },
];

interface Problem {
  readonly line: number;
  readonly message: string;
}

/** The syntax errors of the official parser by line; [] if there are none. What it says about values is no syntax. */
async function officialErrors(text: string): Promise<Problem[]> {
  try {
    await parseOfficially('x.tf', text);
    return [];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (!message.startsWith('parse config:')) return [];
    return problems(message);
  }
}

function problems(message: string): Problem[] {
  return [...message.matchAll(/x\.tf:(\d+),\d+-(?:\d+,)?\d+: ([A-Z][^;]*);/g)]
    .map(([, line, summary]) => ({ line: Number(line), message: summary as string }))
    .sort((a, b) => a.line - b.line);
}

/** Why the first error's line may differ, if it may. */
function excuse(official: readonly Problem[]): string | undefined {
  return EXCEPTIONS.find((it) => official.some(({ message }) => it.message.test(message)))?.reason;
}

test('fixtures and examples are judged as the official parser judges them', async () => {
  const files = sampleFiles();
  assert.ok(files.size >= 13);
  for (const [file, text] of files) {
    const [official] = await officialErrors(text);
    const [own] = parse(file, text).errors;
    assert.equal(own && lineAt(text, own.from), official?.line, `${file}: ${own?.message} / ${official?.message}`);
  }
});

test('the fixtures of the parser are valid', () => {
  for (const [file, text] of sampleFiles()) {
    if (file.startsWith(path.join('test', 'fixtures', 'hcl'))) assert.deepEqual(parse(file, text).errors, [], file);
  }
});

test(`${MUTANTS} damaged texts are judged as the official parser judges them`, async (t) => {
  let rejected = 0;
  let sameLine = 0;
  let excused = 0;
  for (const { file, kind, text } of mutants(MUTANTS, SEED)) {
    const official = await officialErrors(text);
    const [own] = parse(file, text).errors;
    const what = `${file}, ${kind}: ${own?.message} / ${official[0]?.message}\n${JSON.stringify(text)}`;
    assert.equal(own === undefined, official.length === 0, what);
    if (!own) continue;
    rejected++;
    if (lineAt(text, own.from) === official[0]?.line) sameLine++;
    else if (excuse(official)) excused++;
  }
  t.diagnostic(`first error on the same line: ${sameLine} of ${rejected}, and ${excused} with a reason`);
  assert.ok(rejected > MUTANTS / 3, `only ${rejected} mutants are wrong`);
  // Measured: all of them, with several seeds. The fixtures change, so a few may differ before somebody has to look.
  assert.ok(sameLine + excused >= rejected * 0.999, `${sameLine} of ${rejected}, and ${excused} with a reason`);
});

const SUITE = path.resolve('..', 'shared', 'suites', 'hcl-syntax.json');

// The suite is another project's; it lies beside the checkout in CI.
if (fs.existsSync(SUITE)) {
  test('the 560 texts of the official test suites are judged as the official parser judges them', () => {
    const cases = JSON.parse(fs.readFileSync(SUITE, 'utf8')) as {
      id: string;
      text: string;
      valid: boolean;
      error?: string;
    }[];
    assert.equal(cases.length, 560);
    for (const { id, text, valid, error } of cases) {
      const [own] = parse(id, text).errors;
      assert.equal(own === undefined, valid, `${id}: ${own?.message} / ${error}`);
      if (own)
        assert.equal(
          lineAt(text, own.from),
          Number(/x\.tf:(\d+)/.exec(error ?? '')?.[1]),
          `${id}: ${own.message} / ${error}`,
        );
    }
  });
}

// Where reading a line once more, or going on after a mistake, could say something too early.
const FIRST_LINES = [
  'a = "${f({\n    c = 1\n    c = 2\n  } d = 1\n  })}"\n',
  'a = "${f(",", [\n  "a",\n  { b = \n])}"\n',
  'a {\n  b = 1\n  b = 2\n',
  'a {\n  b = c ? 1',
  'a = [\n1als{\n\nb=[\n\n1\n]\n}\n}\n',
  'a = "%{ if\nb = "${c(",", [\n  "a",\n])}"\n',
  'a = "%{ for i,\nb = "%{ if c }d%{ endif }"\n',
  'a { b = [\nc { d = e.f }\n',
  'a = <<A\n%{for a in b}c${~\nA\n)&&',
  'a = <<A\n...\n%{if \nA\n',
  'a = <<A\n%{ endif }\n${\nA\n',
  'a = [A.*# c\n.=.0)}\n',
  'a = {"${\n  B\nnull%{}',
  'a = { for k, v in b : c(k\nd = 1\n',
  'a = { for k, v in b : c\n  d }\n',
];
for (const text of FIRST_LINES) {
  test(`the first error of ${JSON.stringify(text)} is on the official parser's line`, async () => {
    const [own] = parse('', text).errors;
    assert.equal(own && lineAt(text, own.from), (await officialErrors(text))[0]?.line, own?.message);
  });
}

// Numbers and names at the edge, which random damage does not find.
for (const value of [
  '1e999',
  '1e-999',
  '007',
  '1.e5',
  '1.5.5',
  '1e5e5',
  '1e5.5',
  '1..2',
  '0x1F',
  '1_000',
  'ſ',
  'a-',
  '-a',
  '_',
  'ª',
  '²',
  '"\\UD800"',
  '"\\U00110000"',
  '"\\U0010FFFF"',
]) {
  test(`a = ${value} is judged as the official parser judges it`, async () => {
    const text = `a = ${value}\n`;
    assert.equal(parse('', text).errors.length > 0, (await officialErrors(text)).length > 0);
  });
}

test('strings and heredocs have the value that the official parser gives them', async () => {
  const random = randomNumbers(7);
  const pieces = [
    'a',
    ' ',
    '  ',
    '\t',
    '\n',
    '\n',
    '\n  ',
    'é',
    '😀',
    '"',
    '\u00a0',
    '\u2003',
    '\r\n',
    'EO',
    '{',
    '~',
    '\\n',
  ];
  const escapes = ['a', ' ', '\\n', '\\t', '\\"', '\\\\', '\\u00e9', '\\U0001F600', '{', 'é', '~', "'"];
  const some = (from: readonly string[], count: number) =>
    Array.from({ length: count }, () => from[random(from.length)]).join('');
  for (let index = 0; index < 1000; index++) {
    const heredoc = index % 2 === 0;
    const text = heredoc ? `a = <<-EOT\n${some(pieces, random(20))}\n  EOT\n` : `a = "${some(escapes, random(12))}"\n`;
    const expected = await parseOfficially('x.tf', text);
    assert.equal(stringValue(parse('', text).body.attributes[0]?.value), expected['a'], JSON.stringify(text));
  }
});
