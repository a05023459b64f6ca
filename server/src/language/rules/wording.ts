// How rules put what they share into words.
import { type ProviderInForce } from '../provider';
import { type BodyInForce } from './inspect';

/** `this module uses auth0 1.2.0`, and where that is only assumed, it says so. No full stop. */
export function versionInForce({ version, origin, notes }: ProviderInForce): string {
  if (origin !== 'newest') return `this module uses auth0 ${version}`;
  const why = notes.length > 0 ? 'the version required here is not clear' : 'no version is required here';
  return `${why}, so the newest known counts, auth0 ${version}`;
}

/** `token_encryption`, or the resource's type. */
export function bodyName({ path, resource }: BodyInForce): string {
  return path.split('.').at(-1) || resource.type.text;
}

/** `"a"`; `"a" or "b"`; `"a", "b" or "c"`. */
export function choice(values: readonly string[]): string {
  const quoted = values.map((it) => JSON.stringify(it));
  const last = quoted.pop() ?? '';
  return quoted.length > 0 ? `${quoted.join(', ')} or ${last}` : last;
}

/** Shortened, so that a message stays a sentence. */
export function quoted(value: string): string {
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
}

/** `1 character`, `200 characters`. */
export function count(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

/** Sentences of markdown, for messages that are plain text. */
export function plain(markdown: string): string {
  return markdown.replaceAll('`', '');
}

/** Empty, or a space and the question whether another name was meant. */
export function didYouMean(name: string | undefined): string {
  return name === undefined ? '' : ` Did you mean ${name}?`;
}
