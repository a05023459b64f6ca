// When a typed character may open the completion list by itself. A list that opens where nobody wants it is worse than none:
// the next Enter would accept its first item.

/** The characters after which the client asks. */
export const triggerCharacters = ['"', '.', '{', ' '];

/** Whether the character just typed before `offset` stands where a list is of use. `text` holds it already. */
export function mayOpenList(character: string, text: string, offset: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  switch (character) {
    case '"': {
      // The opening quote: neither the closing one nor one that is part of the text.
      const quotes = line.replace(/\\./g, '__');
      return quotes.endsWith('"') && quotes.split('"').length % 2 === 0;
    }
    case '{':
      // Of `${`, not of a block: there the next key is Enter.
      return line.endsWith('${');
    case ' ':
      // After the `=` of an attribute, and in the comment that lists rules.
      return /^\s*[\p{L}_][\p{L}\p{N}_-]*\s*= $/u.test(line) || /(?:#|\/\/)\s*auth0-ignore:(?:.*,)? $/.test(line);
    default:
      return true;
  }
}
