import { type SystemApi, systemApis } from '../schema';
import { systemApiOf } from '../systemApis';
import { type BodyInForce } from './inspect';
import { isUnset, valueIn } from './siblings';

/** By its name, as limits.json has it. */
export type SystemApiName = 'Auth0 Management API' | 'Auth0 My Account API' | 'Auth0 My Organization API';

/** What is known of one of Auth0's own APIs. */
export function systemApi(name: SystemApiName): SystemApi {
  const found = systemApis.find((it) => it.name === name);
  if (!found) throw new Error(`limits.json does not know the ${name}.`);
  return found;
}

/**
 * Which API of Auth0's own a resource is, as far as the file tells: its identifier says so, or, where that is known only
 * later, its name.
 */
export function systemApiIn(body: BodyInForce): SystemApi | undefined {
  const [identifier, name] = [valueIn(body, 'identifier'), valueIn(body, 'name')];
  if (typeof identifier === 'string') return systemApiOf(identifier, String(name));
  return isUnset(body, 'identifier') ? undefined : systemApis.find((it) => it.name === name);
}
