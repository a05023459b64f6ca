// What commands and views may ask of a tenant, and how it fails. It is read only: nothing here writes to a tenant.
import { type ResourceServer } from './resourceServer';

/** The APIs of one Auth0 tenant. Both calls throw `TenantError`, and `signal.reason` once cancelled. */
export interface Tenant {
  /** Where it is, as people know it: `dev-example.eu.auth0.com`, `127.0.0.1:8080`. */
  readonly host: string;
  /** All APIs, system APIs too, page by page as they arrive. Each API comes once, even if the list shifts meanwhile. */
  list(options?: RequestOptions): AsyncIterable<Page>;
  /** One API by its id or its identifier; undefined where the tenant has none. */
  get(idOrIdentifier: string, options?: RequestOptions): Promise<ResourceServer | undefined>;
}

export interface RequestOptions {
  /** Cancels at any time, also during a wait. */
  readonly signal?: AbortSignal | undefined;
  /** Called when Auth0 asks to slow down, with the whole seconds to wait before the next try. */
  readonly onWait?: ((seconds: number) => void) | undefined;
}

export interface Page {
  readonly servers: readonly ResourceServer[];
  /** How many APIs the tenant has; undefined where it does not say. */
  readonly total: number | undefined;
  /** Sentences on what this page had and `servers` lacks, such as an API without an identifier. */
  readonly notes: readonly string[];
}

/** The one permission that all of this needs. */
export const permission = 'read:resource_servers';

/**
 * Who has to do something: `credentials` the user signs in again; `permission` an administrator grants it; `rate-limit` try
 * later; `network` the way to the host is at fault; `unexpected` the host answers, but not as Auth0 does.
 */
export type Reason = 'credentials' | 'permission' | 'rate-limit' | 'network' | 'unexpected';

/** What is wrong with the way to the host. */
export type NetworkFault = 'dns' | 'refused' | 'unreachable' | 'tls' | 'proxy' | 'timeout' | 'broken' | 'other';

/** `message` is ready to show: what is wrong and what to do. It never holds a secret, a token, or words of the host. */
export class TenantError extends Error {
  override readonly name = 'TenantError';
  /** Only with the reason `network`. */
  readonly fault: NetworkFault | undefined;

  constructor(
    readonly reason: Reason,
    message: string,
    fault?: NetworkFault,
  ) {
    super(message);
    this.fault = fault;
  }
}
