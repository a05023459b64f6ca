// Whole blocks for the top level of a file, each as the provider version in force wants it.
import { providerOf } from '../provider';
import { type AttributeSchema, compareVersions, type Mode, references, resourceTypes, schemaOf } from '../schema';
import { type Context } from '../types';
import { type Offer } from './completeOffer';
import { indented, requiredLines, valueSlot } from './completeShape';
import { apiReference, EXAMPLES } from './placeholder';

/** What a template writes although the provider could do without. */
const ESSENTIAL: Readonly<Record<string, readonly string[]>> = {
  'resource auth0_resource_server': ['name', 'identifier'],
  'data auth0_resource_server': ['identifier'],
};

/** Words of Terraform that begin a block, and what stands behind them. */
const KEYWORDS: readonly (readonly [word: string, rest: string, detail: string])[] = [
  ['resource', '"$1" "$2" {\n  $0\n}', 'something that Terraform manages'],
  ['data', '"$1" "$2" {\n  $0\n}', 'something that is only looked up'],
  ['variable', '"$1" {\n  type = $0\n}', 'an input of the module'],
  ['output', '"$1" {\n  value = $0\n}', 'a result of the module'],
  ['locals', '{\n  $0\n}', 'names for expressions'],
  ['module', '"$1" {\n  source = "$0"\n}', 'a call of another module'],
  ['provider', '"auth0" {\n  domain = "$0"\n}', 'settings of the provider, such as the tenant'],
  ['import', '{\n  to = ${1:auth0_resource_server.api}\n  id = "$0"\n}', 'adopt an existing API'],
  ['moved', '{\n  from = $1\n  to   = $0\n}', 'a resource has a new address'],
  ['removed', '{\n  from = $1\n\n  lifecycle {\n    destroy = ${0:false}\n  }\n}', 'stop managing a resource'],
  ['check', '"$1" {\n  assert {\n    condition     = $2\n    error_message = "$0"\n  }\n}', 'a check of your own'],
];

/** Templates and words for an empty place at the top level of a file. */
export function completeTemplates(context: Context): Offer[] {
  const { version } = providerOf(context.module, context.settings);
  const ours = (['resource', 'data'] as const).flatMap((mode) =>
    resourceTypes(mode).flatMap((type) => resourceTemplate(context, mode, type, version)),
  );
  const keywords = KEYWORDS.map(([word, rest, detail]): Offer => {
    return { label: word, kind: 'keyword', detail, text: `${word} ${rest}`, snippet: true, rank: 6 };
  });
  return [...ours, clientGrant(context, version), requiredProviders(version), ...keywords];
}

/** Types that may be the first label of a `resource` or `data` block in `version`; those that declare APIs stand first. */
export function typesIn(mode: Mode, version: string): string[] {
  const ours = resourceTypes(mode).filter((type) => schemaOf(mode, type, version));
  const begun = (since: string | undefined) => since === undefined || compareVersions(version, since) >= 0;
  const referring = references.filter((it) => it.mode === mode && begun(it.since)).map((it) => it.type);
  return [...new Set([...ours, ...referring])];
}

function resourceTemplate(context: Context, mode: Mode, type: string, version: string): Offer[] {
  const schema = schemaOf(mode, type, version);
  if (!schema) return [];
  const slot = (attribute: AttributeSchema, stop: number) => {
    const bare = valueSlot(attribute, { mode, type, version }, '');
    const example = bare === '' ? apiReference(context.module) : EXAMPLES[`${type}.${attribute.path}`];
    const inner = example === undefined ? `$${stop}` : `\${${stop}:${example}}`;
    return valueSlot(attribute, { mode, type, version }, inner);
  };
  const { lines } = requiredLines(schema, slot, 1, ESSENTIAL[`${mode} ${type}`]);
  return [
    {
      label: mode === 'data' ? `data.${type}` : type,
      kind: 'template',
      detail: mode === 'data' ? 'look up an API' : 'whole block',
      text: [`${mode} "${type}" "\${1:api}" {`, ...lines.map(indented), '}'].join('\n'),
      snippet: true,
      words: `${mode} api permissions`,
      rank: 1,
      documentation: { mode, type, path: '', version },
    },
  ];
}

function clientGrant(context: Context, version: string): Offer {
  const scopes = compareVersions(version, '1.0.0') < 0 ? 'scope    ' : 'scopes   ';
  const lines = [
    'client_id = ${2:auth0_client.app.id}',
    `audience  = \${3:${apiReference(context.module)}}`,
    `${scopes} = ["\${4:read:things}"]`,
  ];
  return {
    label: 'auth0_client_grant',
    kind: 'template',
    detail: 'lets an application call an API',
    text: ['resource "auth0_client_grant" "${1:app}" {', ...lines.map(indented), '}'].join('\n'),
    snippet: true,
    words: 'resource application machine to machine',
    rank: 1,
  };
}

/** `terraform { required_providers { ... } }` that keeps the version that is in force now. */
function requiredProviders(version: string): Offer {
  const [major = '', minor = ''] = version.split('.');
  // Before 1.0 a new minor version could break; see the removed attributes of 0.46.
  const pin = major === '0' ? `0.${minor}.0` : `${major}.${minor}`;
  const lines = ['auth0 = {', '  source  = "auth0/auth0"', `  version = "~> \${1:${pin}}"`, '}'];
  return {
    label: 'terraform',
    kind: 'keyword',
    detail: 'pins the version of the Auth0 provider',
    text: ['terraform {', '  required_providers {', ...lines.map((it) => `    ${it}`), '  }', '}'].join('\n'),
    snippet: true,
    words: 'required_providers version auth0',
    rank: 2,
  };
}
