// Which API of Auth0's own an identifier means.
import { type SystemApi, systemApis } from './schema';

/** Domains that Auth0 gives to tenants. Those of customers cannot be told from any other API's. */
const AUTH0_DOMAIN = /^https:\/\/(?:[a-z0-9-]+\.)+auth0(?:app)?\.com\//i;

/**
 * The API of Auth0's own that has this identifier: at one of Auth0's domains, or at any if it also has that API's `name`.
 * `https://api.example.com/api/v2/` alone is an API like any other.
 */
export function systemApiOf(identifier: string, name?: string): SystemApi | undefined {
  return systemApis.find(
    (it) =>
      identifier === it.identifierEnds ||
      (it.identifierEnds.startsWith('/') &&
        identifier.endsWith(it.identifierEnds) &&
        (name === it.name || isAtAuth0(identifier, it))),
  );
}

function isAtAuth0(identifier: string, { identifierEnds }: SystemApi): boolean {
  return AUTH0_DOMAIN.exec(identifier)?.[0].length === identifier.length - identifierEnds.length + 1;
}
