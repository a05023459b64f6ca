import { apisOf } from '../apis';
import { perModule } from '../module';
import { systemApiOf } from '../systemApis';
import { type Module } from '../types';
import { type ApiTarget } from './apiTarget';
import { addressOf } from './declared';
import { giversInForce } from './giversInForce';
import { isImported } from './importBlocks';
import { headerOf } from './missing';
import { type Rule } from './rule';

/** https://github.com/auth0/terraform-provider-auth0/issues/939 */
export const scopesNotImported: Rule = {
  id: 'scopes-not-imported',
  severity: 'hint',
  *check(inspection) {
    const { module } = inspection.context;
    for (const { giver } of giversInForce(inspection)) {
      const { declared, ownsAll, target } = giver;
      const why = ownsAll && !isImported(module, declared.address) ? mayHaveScopes(module, target) : undefined;
      if (why === undefined) continue;
      const message = `${why}, and if it has scopes already, this cannot be created. Import it first: import { to = ${declared.address} }, with the API's identifier as id.`;
      yield { at: headerOf(declared.block), message };
    }
  },
};

/** Why an API may be older than the resource that gives it scopes. Undefined where nothing tells that it is. */
function mayHaveScopes(module: Module, { api, identifier, reference, key }: ApiTarget): string | undefined {
  if (identifier !== undefined && systemApiOf(identifier)) return 'Auth0 makes this API itself';
  if (api) {
    const address = addressOf('resource', 'auth0_resource_server', api.name);
    return isImported(module, address) ? 'This API is imported' : undefined;
  }
  const isElsewhere = reference?.mode === 'data' || (identifier !== undefined && isOthers(module, identifier));
  return key !== undefined && isElsewhere ? 'This module does not make the API' : undefined;
}

/** Whether none of the module's APIs can have that identifier. */
function isOthers(module: Module, identifier: string): boolean {
  const own = ownIdentifiers(module);
  return !own.has(identifier) && !own.has(undefined);
}

const ownIdentifiers = perModule((module) => new Set(apisOf(module).map((it) => it.identifier)));
