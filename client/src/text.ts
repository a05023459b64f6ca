// Texts of a tenant's, as they are shown: in one line, and in the direction and shape of what stands around them.

/** Control characters, line breaks, and what turns the direction of other text around become a space. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
}

/** `1 scope`, `2 scopes`, `1,200 scopes`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
