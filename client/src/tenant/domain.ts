// Where a tenant is: from what people paste to an origin, which secrets are bound to.

/**
 * `https://dev-example.eu.auth0.com`, as `URL.origin` gives it: scheme, host, and port if it is not the usual one. Only a loopback
 * host may have `http`.
 */
export type Origin = string;

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);
const labels = /^(?!-)[a-z0-9-]{1,63}(?:\.(?!-)[a-z0-9-]{1,63})+$/;

/**
 * Takes a domain as people have it: with or without `https://`, a path, a trailing slash, upper case letters; a custom domain;
 * an address of the dashboard. A loopback host without a scheme is plain http. `problem` is a sentence to show.
 */
export function parseDomain(input: string): { readonly origin: Origin } | { readonly problem: string } {
  const typed = input.trim();
  if (typed === '') return { problem: 'Enter the domain of your tenant, such as "dev-example.eu.auth0.com".' };
  const wrong = { problem: 'This is not a domain. Enter one such as "dev-example.eu.auth0.com".' };
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(typed)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'https' && scheme !== 'http') return wrong;
  let url = parseUrl(scheme === undefined ? `https://${typed}` : typed);
  if (url && scheme === undefined && loopback.has(url.hostname)) url = parseUrl(`http://${typed}`);
  if (!url) return wrong;
  if (url.username || url.password) return { problem: 'Enter the domain alone, without a user name or password.' };
  if (loopback.has(url.hostname)) return { origin: url.origin };
  const hostname = url.hostname.replace(/\.$/, '');
  if (hostname === 'manage.auth0.com') return dashboardOrigin(url);
  if (!hostname.includes('.')) {
    return {
      problem: `Enter the whole domain, with its region: "${hostname.slice(0, 60)}.eu.auth0.com", for example.`,
    };
  }
  if (!labels.test(hostname)) return wrong;
  const port = url.protocol === 'https:' && url.port !== '' ? `:${url.port}` : '';
  return { origin: `https://${hostname}${port}` };
}

/** The host of an origin, with its port if it has one; what people see. */
export function hostOf(origin: Origin): string {
  return new URL(origin).host;
}

/** On this machine itself: the demo tenant, and tests. */
export function isLoopback(origin: Origin): boolean {
  return loopback.has(new URL(origin).hostname);
}

/**
 * The page of an API in Auth0's dashboard. Undefined for hosts whose dashboard is not known: custom domains, private clouds,
 * loopback. A domain of three parts is in the region `us`.
 */
export function dashboardUrl(host: string, id: string): string | undefined {
  const match = /^([a-z0-9-]+)(?:\.([a-z0-9-]+))?\.auth0\.com$/.exec(host);
  if (!match || match[1] === undefined) return undefined;
  return `https://manage.auth0.com/dashboard/${match[2] ?? 'us'}/${match[1]}/apis/${encodeURIComponent(id)}/settings`;
}

/** `manage.auth0.com/dashboard/<region>/<tenant>/...` names the tenant. Old tenants without a region in their domain look like `us` ones. */
function dashboardOrigin(url: URL): { origin: Origin } | { problem: string } {
  const match = /^\/dashboard\/([a-z0-9-]+)\/([a-z0-9-]+)(?:\/|$)/i.exec(url.pathname);
  if (!match) return { problem: 'This address of the dashboard names no tenant. Enter the domain of the tenant.' };
  return { origin: `https://${match[2]?.toLowerCase()}.${match[1]?.toLowerCase()}.auth0.com` };
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
