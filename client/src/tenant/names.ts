// Names for the Terraform resources of APIs: from what people call an API to a label that references can use.
import { unusedName } from '../../../server/src/language';

/** What a name is made of. */
export interface Named {
  readonly name: string;
  readonly identifier: string;
}

/**
 * A label for each API, in the same order: lower case letters of ASCII, digits and `_`, beginning with a letter. None is in
 * `taken`, and no two are equal: `foo`, `foo_2`, `foo_3`.
 */
export function labelsFor(apis: readonly Named[], taken: ReadonlySet<string>): readonly string[] {
  const used = new Set(taken);
  return apis.map((it) => {
    const label = unusedName(labelOf(it), used);
    used.add(label);
    return label;
  });
}

/** From the name, where all its letters can be written in ASCII; else from the identifier, else from what is left of the name. */
function labelOf({ name, identifier }: Named): string {
  const fromName = wordsOf(name);
  const fromIdentifier = wordsOf(identifier.replace(/^[a-z][a-z0-9+.-]*:\/\//i, ''));
  const words = (fromName.complete && fromName.text) || fromIdentifier.text || fromName.text;
  const short = words.slice(0, LONGEST).replace(/_+$/, '');
  return /^[a-z]/.test(short) ? short : ['api', short].filter((it) => it !== '').join('_');
}

/** Characters of a label; names of APIs may have 200. */
const LONGEST = 64;

/** `complete`: no letter or digit is lost. Signs and emoji are no loss. */
function wordsOf(text: string): { readonly text: string; readonly complete: boolean } {
  const ascii = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\0-\x7f]/gu, (it) => LETTERS[it] ?? it);
  return {
    text: ascii.replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, ''),
    complete: !/[^\0-\x7f]/.test(onlyWords(ascii)),
  };
}

function onlyWords(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Letters of Latin script that are no other letter with a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ĸ: 'k',
  ŋ: 'n',
  ŧ: 't',
  ə: 'e',
  ƒ: 'f',
};
