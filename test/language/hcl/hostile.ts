// Blocks full of what is hard to write in HCL, the same ones for the same seed.
import { type HclBlock, type HclValue } from '../../../server/src/language/hcl/print';
import { seeded } from '../../seeded';

const PIECES = [
  '"',
  '\\',
  '${',
  '%{',
  '$${',
  '%%{',
  '$',
  '%',
  '{',
  '}',
  '~}',
  '${x}',
  '\\u0041',
  '<<EOT',
  'EOT',
  'EOT\n',
];
PIECES.push(
  '\n',
  '\n',
  '\n\n',
  '\r',
  '\t',
  '\0',
  '\x1b',
  '\x7f',
  '\x85',
  '\u2028',
  '\u202e',
  '\ufeff',
  '\u00a0',
  '\u3000',
);
PIECES.push('é', 'e\u0301', '😀', '👩‍👩‍👧', 'שלום', '\ud800', '\udc00', ' ', '  ', '#', '//', '/*', 'abc', 'x');
const NAMES = ['a', 'bb', 'identifier', 'signing_alg', 'x-y', 'très_long', 'é'];
const NUMBERS = [0, 7, 3600, -12, 1.5, 1e21, 1e-7];

/** Up to two labels, five attributes of any shape, and blocks in blocks. */
export function hostileBlock(seed: number): HclBlock {
  const random = seeded(seed);
  return block(0);

  function block(depth: number): HclBlock {
    return {
      type: depth === 0 ? 'b' : 'nested',
      labels: some(3, text),
      attributes: [...new Map(some(6, () => [oneOf(NAMES), value(0)] as const))],
      blocks: depth > 1 ? [] : some(3, () => block(depth + 1)),
      ...(random(4) === 0 ? { comment: text() } : {}),
    };
  }

  function value(depth: number): HclValue {
    const kind = random(depth > 2 ? 5 : 8);
    if (kind < 3) return text();
    if (kind === 3) return oneOf(NUMBERS);
    if (kind === 4) return oneOf([true, false, null]);
    if (kind < 7) return some(6, () => value(depth + 1));
    return {
      object: [...new Map(some(5, () => [random(2) ? text().normalize() : oneOf(NAMES), value(depth + 1)] as const))],
    };
  }

  function text(): string {
    return some(8, () => oneOf(PIECES)).join('') + (random(3) === 0 ? '\n' : '');
  }

  function some<T>(below: number, make: () => T): T[] {
    return Array.from({ length: random(below) }, make);
  }

  function oneOf<T>(choices: readonly T[]): T {
    return choices[random(choices.length)] as T;
  }
}
