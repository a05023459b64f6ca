// Texts for the parser's tests: the project's own files, and seeded damage done to them.
import fs from 'node:fs';
import path from 'node:path';

// The tests run as bundles in out/, with the project as the working directory.
const ROOT = process.cwd();

/** All Terraform files of the fixtures and examples, by path. */
export function sampleFiles(): Map<string, string> {
  const found = new Map<string, string>();
  for (const folder of ['test/fixtures', 'examples']) {
    for (const name of fs.readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).sort()) {
      const file = path.join(folder, name);
      if (/\.(tf|tofu|hcl)$/.test(name)) found.set(file, fs.readFileSync(path.join(ROOT, file), 'utf8'));
    }
  }
  return found;
}

/** Numbers from 0 to below `limit`, the same sequence for the same seed (mulberry32). */
export function randomNumbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

const TOKENS = [
  ...[
    '${',
    '%{',
    '"',
    '<<EOT',
    '<<EOT\n',
    '\nEOT\n',
    '<<-X\n',
    '}',
    '{',
    ']',
    '[',
    '(',
    ')',
    '::',
    '...',
    '=>',
    '=',
    '==',
    ':',
  ],
  ...[
    '?',
    ',',
    '.',
    '*',
    '.*',
    '[*]',
    '.0',
    '~}',
    '${~',
    '$${',
    '%%{',
    '#',
    '//',
    '/*',
    '*/',
    "'",
    '`',
    ';',
    '&',
    '|',
    '~',
  ],
  ...[
    '\\',
    '\\u12',
    '\n',
    '\r\n',
    '\r',
    ' ',
    '\t',
    'for ',
    ' in ',
    ' if ',
    'true',
    'null',
    '1',
    '1.2.3',
    '1e5',
    'x',
    'é',
    '😀',
  ],
  ...[
    '\ufeff',
    '\u00a0',
    '%{ if a }',
    '%{ else }',
    '%{ endif }',
    '%{ for x in y }',
    '%{ endfor }',
    '!',
    '-',
    '&&',
    '>',
    '$',
  ],
];

type Damage = (text: string, random: (limit: number) => number) => string;

const splice = (text: string, at: number, remove: number, insert = '') =>
  text.slice(0, at) + insert + text.slice(at + remove);

/** A line with its break, chosen at random. */
function line(text: string, random: (limit: number) => number): { from: number; to: number } {
  const at = random(text.length + 1);
  const from = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  return { from, to: end < 0 ? text.length : end + 1 };
}

/** The kinds of damage by name. */
export const DAMAGES: Readonly<Record<string, Damage>> = {
  'a character deleted': (text, random) => splice(text, random(text.length), 1),
  'some characters deleted': (text, random) => splice(text, random(text.length), 1 + random(12)),
  'a token inserted': (text, random) => splice(text, random(text.length + 1), 0, TOKENS[random(TOKENS.length)]),
  'a token put over a character': (text, random) => splice(text, random(text.length), 1, TOKENS[random(TOKENS.length)]),
  'a piece doubled': (text, random) => {
    const at = random(text.length);
    return splice(text, at, 0, text.slice(at, at + 1 + random(20)));
  },
  'two characters swapped': (text, random) => {
    const at = random(text.length);
    return splice(text, at, 2, text.charAt(at + 1) + text.charAt(at));
  },
  'a line deleted': (text, random) => {
    const { from, to } = line(text, random);
    return splice(text, from, to - from);
  },
  'a line cut short': (text, random) => {
    const { from, to } = line(text, random);
    const at = from + random(to - from + 1);
    return splice(text, at, Math.max(0, to - 1 - at));
  },
  'two lines joined': (text, random) => {
    const { from, to } = line(text, random);
    return splice(text, Math.max(from, to - 1), 1, ' ');
  },
  'the rest cut off': (text, random) => text.slice(0, random(text.length)),
  'a piece of another place inserted': (text, random) => {
    const at = random(text.length);
    return splice(text, random(text.length), 0, text.slice(at, at + 1 + random(40)));
  },
};

export interface Mutant {
  readonly file: string;
  readonly kind: string;
  readonly text: string;
}

/** `count` damaged texts, the same for the same seed. Long files give a window of their text, so that each mutant is small. */
export function* mutants(count: number, seed: number, files = sampleFiles()): Generator<Mutant> {
  const random = randomNumbers(seed);
  const names = [...files.keys()];
  const kinds = Object.keys(DAMAGES);
  for (let index = 0; index < count; index++) {
    const file = names[index % names.length] as string;
    const kind = kinds[random(kinds.length)] as string;
    let text = files.get(file) as string;
    if (text.length > 1500) {
      // Whole top-level blocks.
      const from = text.lastIndexOf('\n}\n', random(text.length)) + 3;
      const to = text.indexOf('\n}\n', from + 700);
      text = text.slice(from < 3 ? 0 : from, to < 0 ? undefined : to + 3);
    }
    const times = 1 + Math.max(0, random(5) - 2);
    for (let time = 0; time < times && text !== ''; time++) text = (DAMAGES[kind] as Damage)(text, random);
    yield { file, kind, text };
  }
}

/** One-based line of an offset. */
export function lineAt(text: string, offset: number): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
