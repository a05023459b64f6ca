// APIs out of JSON that people paste: from the dashboard, from the auth0 program, from the Management API, from an export.
import { isObject, parseResourceServer, type ResourceServer } from '../tenant/resourceServer';

export type Pasted =
  | {
      readonly servers: readonly ResourceServer[];
      /** Entries that are no APIs. */
      readonly skipped: number;
    }
  /** A sentence or two to show. It repeats nothing of the text. */
  | { readonly problem: string };

/**
 * One API, a list of them, or an object with such a list. Takes what comes along when people copy: a byte order mark, the
 * fence of a code block, a comma at the end, scopes as plain texts, camel case.
 */
export function parseApiJson(text: string): Pasted {
  const json = withoutWrapping(text);
  if (json === '') return { problem: 'There is nothing to paste. Copy the JSON of an API first.' };
  const value = parse(json);
  if (value === undefined) {
    return { problem: 'The text is not JSON. Copy the whole answer, from the first brace to the last.' };
  }
  const entries = entriesOf(value);
  const servers = entries.map((it) => parseResourceServer(inAuth0sWords(it))).filter((it) => it !== undefined);
  if (servers.length === 0) {
    return { problem: 'There is no API in this JSON. An API has at least an identifier: "identifier": "https://...".' };
  }
  return { servers, skipped: entries.length - servers.length };
}

const LISTS = ['resource_servers', 'resourceServers', 'apis', 'data', 'items'];
const ONES = ['resource_server', 'resourceServer', 'api'];

function entriesOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (!isObject(value) || 'identifier' in value) return [value];
  const list = LISTS.map((it) => value[it]).find((it) => Array.isArray(it));
  return list ?? [ONES.map((it) => value[it]).find(isObject) ?? value];
}

/** `tokenLifetime` is `token_lifetime`, and a scope may be a text alone. Undefined becomes absent. */
function inAuth0sWords(value: unknown): unknown {
  const renamed = withSnakeCase(value);
  if (!isObject(renamed)) return renamed;
  const { scopes, audience } = renamed;
  return {
    ...(typeof audience === 'string' && { identifier: audience }),
    ...renamed,
    ...(Array.isArray(scopes) && {
      scopes: scopes.map((it: unknown) => (typeof it === 'string' ? { value: it } : it)),
    }),
  };
}

/** Keys of objects in objects too, but not those in `authorization_details`, which are the user's own. */
function withSnakeCase(value: unknown): unknown {
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, it]) => {
    const name = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return [name, withSnakeCase(it)] as const;
  });
  return Object.fromEntries(entries);
}

function withoutWrapping(text: string): string {
  return text
    .replace(/^\ufeff/, '')
    .trim()
    .replace(/^```\w*\s*/, '')
    .replace(/```$/, '')
    .replace(/[,;\s]+$/, '');
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
