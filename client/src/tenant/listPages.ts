// From numbered pages of JSON to pages of APIs, whoever fetches them.
import { isObject, parseResourceServer, type ResourceServer } from './resourceServer';
import { type Page, TenantError } from './tenant';

/** What Auth0 gives at most. */
export const perPage = 100;

/** An Auth0 tenant holds at most 100,000 APIs. */
const mostPages = 1000;

/**
 * Reads page after page, from 0, until the tenant's count is reached or a page is empty. A page of `read` is the body of an answer:
 * with totals as asked for, or a bare list.
 * @throws {TenantError} where an answer is of another shape, or pages repeat while more are announced
 */
export async function* listPages(host: string, read: (page: number) => Promise<unknown>): AsyncGenerator<Page> {
  const seen = new Set<string>();
  for (let page = 0, received = 0; page < mostPages; page++) {
    const { items, total } = itemsOf(await read(page), host);
    received += items.length;
    const servers: ResourceServer[] = [];
    const notes: string[] = [];
    for (const item of items) {
      const server = parseResourceServer(item);
      if (!server) notes.push(noteOn(item));
      else if (!seen.has(server.id)) servers.push(server);
      if (server) seen.add(server.id);
    }
    const stuck = page > 0 && servers.length === 0 && notes.length === 0;
    if (stuck && items.length > 0 && total !== undefined && seen.size < total) throw repeated(host, seen.size, total);
    if (page === 0 || !stuck) yield { servers, total, notes };
    if (items.length === 0 || stuck || (total !== undefined && received >= total)) return;
  }
}

function itemsOf(body: unknown, host: string): { items: readonly unknown[]; total: number | undefined } {
  if (Array.isArray(body)) return { items: body, total: undefined };
  if (!isObject(body) || !Array.isArray(body.resource_servers)) {
    throw new TenantError(
      'unexpected',
      `The answer of ${host} is not a list of APIs. Check that it is an Auth0 domain.`,
    );
  }
  const { total } = body;
  return { items: body.resource_servers, total: typeof total === 'number' && total >= 0 ? total : undefined };
}

function noteOn(item: unknown): string {
  const field = (name: string) =>
    isObject(item) && typeof item[name] === 'string' ? `"${item[name].slice(0, 100)}"` : '';
  const which = field('name') || field('id');
  return `An API without an identifier${which && ` (${which})`} is left out.`;
}

function repeated(host: string, seen: number, total: number): TenantError {
  const message = `${host} announces ${total} APIs and gives only ${seen} of them. Try again.`;
  return new TenantError('unexpected', message);
}
