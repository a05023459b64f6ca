import { type ProviderInForce } from '../provider';
import { holds, schemaVersion } from '../versions';

/** Whether the provider in force is of `since` or later, and of a version before `until`. */
export function inVersions({ version }: ProviderInForce, since: string, until?: string): boolean {
  return holds(schemaVersion(version), since, until);
}
