// URIs as keys. Editors write the same file in several ways (`file:///C:/a b`, `file:///c%3A/a%20b`); here it has one.

const known = new Map<string, string>();

/** The one spelling of a URI: VS Code's, every reserved character of the path encoded, the drive letter small. */
export function canonical(uri: string): string {
  const found = known.get(uri);
  if (found !== undefined) return found;
  // Every keystroke asks for the same few.
  if (known.size >= 1000) known.clear();
  const spelt = spell(uri);
  known.set(uri, spelt);
  return spelt;
}

function spell(uri: string): string {
  const parts = /^([a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?)([^?#]*)(.*)$/is.exec(uri);
  if (!parts) return uri;
  const [, start = '', path = '', rest = ''] = parts;
  const encoded = path.split('/').map((it) => encode(decode(it)));
  return start + encoded.join('/').replace(/^\/[A-Z]%3A/, (it) => it.toLowerCase().replace('%3a', '%3A')) + rest;
}

/** URI of `name` inside a folder. The name is as the file system has it, not encoded. */
export function child(folder: string, name: string): string {
  return `${folder}/${encode(name)}`;
}

/** Folder of a canonical URI, without a slash at the end. */
export function parent(uri: string): string {
  return uri.slice(0, Math.max(uri.lastIndexOf('/'), 0));
}

/** Last part of a canonical URI, decoded. */
export function nameOf(uri: string): string {
  return decode(uri.slice(uri.lastIndexOf('/') + 1));
}

/** Percent-encoding that does not even spare `!'()*`. Text that is no valid Unicode stays as it is. */
function encode(text: string): string {
  try {
    return encodeURIComponent(text).replace(/[!'()*]/g, (it) => `%${it.charCodeAt(0).toString(16).toUpperCase()}`);
  } catch {
    return text;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
