import { type Api } from '../apis';
import { quote } from '../hcl/print';
import { blocksOf } from '../hcl/walk';
import { perModule } from '../module';
import { newestVersion, schemaOf } from '../schema';
import { systemApiOf } from '../systemApis';
import { type Module } from '../types';
import { type ApiTarget } from './apiTarget';
import { addressOf } from './declared';
import { dependentsOf } from './dependencies';
import { replaced } from './edits';
import { isImported } from './importBlocks';
import { headerOf } from './missing';
import { nearest } from './nearest';
import { type NamedValue } from './referring';
import { type Rule } from './rule';
import { sortedGiversTo } from './scopeGivers';
import { didYouMean, quoted } from './wording';

/** https://github.com/auth0/terraform-provider-auth0/issues/1376 */
export const undeclaredScope: Rule = {
  id: 'undeclared-scope',
  severity: 'warning',
  *check(inspection) {
    const { document, module } = inspection.context;
    for (const { target, named } of inspection.referring) {
      const { api } = target;
      const declared = api && declaredScopes(module, target, api);
      if (!declared) continue;
      const names = named.filter((it) => it.reference.target === 'scope').flatMap((it) => it.names);
      for (const name of names.filter((it) => !declared.has(it.text) && !RESERVED.has(it.text))) {
        const meant = nearest(name.text, declared);
        const address = addressOf('resource', 'auth0_resource_server', api.name);
        const what = `The module gives ${address} no scope ${quoted(name.text)}.`;
        const advice = meant === undefined ? ' Declare it, or name one that it has.' : didYouMean(quoted(meant));
        const related = [{ uri: api.document.uri, span: headerOf(api.block), message: 'The API.' }];
        yield { at: name.at, message: what + advice, related, fixes: () => changes(name, meant) };
      }
    }

    function changes({ at, literal }: NamedValue, meant: string | undefined) {
      if (!literal || meant === undefined) return [];
      return [{ title: `Change to ${quoted(meant)}`, edits: [replaced(document, at, quote(meant))], preferred: true }];
    }
  },
};

const scopeSchema = schemaOf('resource', 'auth0_resource_server_scope', newestVersion)?.attributes.get('scope');

/** Those of OpenID Connect, which may be asked for beside the API's own. */
const RESERVED: ReadonlySet<string> = new Set(scopeSchema?.limits.flatMap((it) => it.reserved ?? []));

const known = perModule(() => new Map<Api, ReadonlySet<string> | undefined>());

/** The names of all scopes that the API has. Undefined where it may have others than those which the module gives it. */
function declaredScopes(module: Module, target: ApiTarget, api: Api): ReadonlySet<string> | undefined {
  const scopes = known(module);
  if (!scopes.has(api)) {
    scopes.set(api, isListComplete(module, target, api) ? new Set(api.scopes.map((it) => it.name)) : undefined);
  }
  return scopes.get(api);
}

function isListComplete(module: Module, target: ApiTarget, api: Api): boolean {
  const { identifier } = target;
  if (!api.complete || (identifier !== undefined && systemApiOf(identifier, api.displayName))) return false;
  if (blocksOf(api.block.body, 'scopes').length > 0 || sortedGiversTo(module, target).lists.length > 0) return true;
  // Single scopes leave room for others: those that the API had before, and those that another module gives it.
  const address = addressOf('resource', 'auth0_resource_server', api.name);
  return !isImported(module, address) && ![...dependentsOf(module, address)].some((it) => it.startsWith('module.'));
}
