// From credentials to a tenant.
import { cliTenant } from './cliTenant';
import { type Credentials } from './credentials';
import { hostOf } from './domain';
import { defaultWorld, type World } from './request';
import { type Tenant } from './tenant';

/** Asks nothing of the network yet. The SDK is loaded here, on first use: 58 kB that many sessions never need. */
export async function connect(credentials: Credentials, world: World = defaultWorld): Promise<Tenant> {
  if (credentials.kind === 'cli') return cliTenant(hostOf(credentials.origin));
  const { auth0Tenant } = await import('./auth0Tenant');
  return auth0Tenant(credentials, world);
}
