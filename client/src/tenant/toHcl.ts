// From an API of the tenant to the Terraform that people would have written for it: what differs from Auth0's defaults, as
// the provider in force knows it, and without secrets. What is left out is said.
import {
  type AttributeSchema,
  type BlockSchema,
  type BodySchema,
  definitionOf,
  type HclBlock,
  type HclValue,
  holds,
  schemaOf,
  schemaVersion,
  systemApiOf,
  unusedName,
} from '../../../server/src/language';
import { type ResourceServer } from './resourceServer';
import { isBlocks, type StateBody, stateOf, type StateValue } from './toHclState';

export interface ToHclOptions {
  /** Of the provider in force. */
  readonly version: string;
  /** Shared by the API and its scopes; see `labelsFor`. */
  readonly label: string;
  /** Names of variables that are taken. The API's own are added. */
  readonly variables?: Set<string> | undefined;
}

export interface ApiHcl {
  readonly label: string;
  /** The API, then the resource that holds its scopes if that is one of its own. */
  readonly blocks: readonly HclBlock[];
  /** `variable` blocks for what goes into no file. */
  readonly variables: readonly HclBlock[];
  readonly imports: readonly ImportTarget[];
  /** Sentences: what is left out and why, and what remains to do. */
  readonly notes: readonly string[];
}

/** What `import` blocks and `terraform import` take. */
export interface ImportTarget {
  /** Address in the module: `auth0_resource_server.orders`. */
  readonly to: string;
  readonly id: string;
}

export const API = 'auth0_resource_server';
export const SCOPES = 'auth0_resource_server_scopes';

/** An API of Auth0's own: the tenant says so, or its identifier does. */
export function isSystemApi({ is_system, identifier, name }: ResourceServer): boolean {
  return is_system === true || systemApiOf(identifier, name) !== undefined;
}

/**
 * Terraform for one API. Attributes that keep the tenant's value when left out are written only where that is not Auth0's
 * default; all others wherever there is a value, so that a plan after the import shows no change.
 */
export function toHcl(server: ResourceServer, { version, label, variables: taken = new Set() }: ToHclOptions): ApiHcl {
  const schema = schemaOf('resource', API, version);
  const notes: string[] = [];
  const ignored: string[] = [];
  const variables: HclBlock[] = [];
  if (!schema) return { label, blocks: [], variables, imports: [], notes: [`Provider ${version} has no ${API}.`] };
  const changeable = isSystemApi(server) ? changeablePaths(server, version) : undefined;
  if (changeable) notes.push(`"${server.name}" is Auth0's own API: only what can be changed on it is written.`);

  const state = new Map(stateOf(server));
  const scopes = schema.blocks.has('scopes') || changeable ? undefined : state.get('scopes');
  if (!schema.blocks.has('scopes')) state.delete('scopes');
  const { attributes, blocks } = bodyOf(schema, state, '', ({ name, computed }, reason) => {
    if (!computed) ignored.push(name);
    if (reason === '') return;
    const ending = computed ? '' : ' It is in ignore_changes, so that Terraform leaves it as it is.';
    notes.push(`${name} is left out: ${reason}.${ending}`);
  });
  if (ignored.length > 0) {
    const ignore_changes = ignored.map((reference) => ({ reference }));
    blocks.push(block('lifecycle', [], [['ignore_changes', ignore_changes]]));
  }
  const resources = [block('resource', [API, label], attributes, blocks)];
  if (scopes && isBlocks(scopes)) {
    resources.push(scopesResource(scopes));
  }
  const imports = importsOf(server, label, resources.length > 1 ? [label] : []);
  return { label, blocks: resources, variables, imports, notes };

  /** What can be written of a body. `onProblem` hears of what cannot, though the version knows it; no reason: nobody needs to know. */
  function bodyOf(
    { attributes: known, blocks: knownBlocks }: BodySchema,
    body: StateBody,
    parent: string,
    onProblem: (item: AttributeSchema | BlockSchema, reason: string) => void,
  ) {
    const attributes: [string, HclValue][] = [];
    const blocks: HclBlock[] = [];
    for (const [name, value] of body) {
      const path = parent ? `${parent}.${name}` : name;
      const item = known.get(name) ?? knownBlocks.get(name);
      if (!item) {
        if (!isDefault(path, value)) notes.push(unknownSentence(path, version));
      } else if (changeable && !mayChange(path, item)) {
        if (!item.computed && !isZero(value)) onProblem(item, '');
      } else if (item.computed && !item.requiredByApi && isDefault(path, value)) {
        continue;
      } else if (isBlocks(value)) {
        const nested = item.kind === 'block' && blocksOf(item, value);
        if (nested) blocks.push(...nested);
        else if (!item.computed) onProblem(item, '');
      } else if (typeof value === 'object') {
        attributes.push([name, { reference: `var.${variable(value)}` }]);
      } else if (item.kind === 'attribute' && !isAllowed(item, value)) {
        onProblem(item, `provider ${version} refuses "${value}"`);
      } else if (item.computed || item.required || item.requiredByApi || !isZero(value)) {
        attributes.push([name, value]);
      }
    }
    return { attributes, blocks };
  }

  /** Undefined where some of it cannot be written as it is; that is noted. */
  function blocksOf(item: BlockSchema, bodies: readonly StateBody[]): readonly HclBlock[] | undefined {
    const problems: string[] = [];
    const [noted, needed] = [notes.length, variables.length];
    const empty = item.maxItems !== 1 && bodies.some((it) => it.size === 0);
    if (empty) problems.push('an entry is of a kind that the provider does not know');
    const written = bodies.map((it) => {
      const { attributes, blocks } = bodyOf(item, it, item.path, (inner, reason) =>
        problems.push(reason && `${inner.name}: ${reason}`),
      );
      return block(item.name, [], attributes, blocks);
    });
    if (problems.length === 0) return written;
    notes.splice(noted);
    variables.splice(needed);
    const reasons = problems.filter((it) => it !== '');
    if (reasons.length > 0) notes.push(`${item.path} is left out: ${reasons.join(', ')}.`);
    return undefined;
  }

  function mayChange(path: string, item: AttributeSchema | BlockSchema): boolean {
    if (path === 'identifier' || (path === 'name' && !item.computed)) return true;
    return changeable?.some((it) => it === path || it.startsWith(`${path}.`) || path.startsWith(`${it}.`)) ?? true;
  }

  function variable({ variable }: { readonly variable: string }): string {
    const name = unusedName(`${label}_${variable}`, taken);
    taken.add(name);
    const { what, note } = SECRETS[variable] ?? { what: 'Value for', note: undefined };
    const attributes: HclBlock['attributes'] = [
      ['description', `${what} "${server.name}".`],
      ['type', { reference: 'string' }],
      ['sensitive', true],
    ];
    variables.push(block('variable', [name], attributes));
    notes.push(`Give the variable ${name} a value${note}.`);
    return name;
  }

  function scopesResource(scopes: readonly StateBody[]): HclBlock {
    const nested = scopes.map((it) => {
      const [name, description] = [it.get('value'), it.get('description')];
      const attributes: [string, HclValue][] = [];
      if (typeof name === 'string') attributes.push(['name', name]);
      if (typeof description === 'string' && description !== '') attributes.push(['description', description]);
      return block('scopes', [], attributes);
    });
    const identifier = { reference: `${API}.${label}.identifier` };
    return block('resource', [SCOPES, label], [['resource_server_identifier', identifier]], nested);
  }
}

/**
 * The API by its id, and by its identifier each resource that holds its scopes. The provider also takes the id for those, and
 * gets it where the identifier would not arrive as it is: no command line holds control characters, and Terraform composes
 * letters with their marks.
 */
export function importsOf(
  { id, identifier }: ResourceServer,
  label: string,
  scopes: readonly string[],
): readonly ImportTarget[] {
  const arrives = !/\p{Cc}/u.test(identifier) && identifier.normalize() === identifier;
  const scopesId = arrives ? identifier : id;
  return [{ to: `${API}.${label}`, id }, ...scopes.map((it) => ({ to: `${SCOPES}.${it}`, id: scopesId }))];
}

/** What goes into variables, by the last part of their names. */
const SECRETS: Readonly<Record<string, { readonly what: string; readonly note: string }>> = {
  signing_secret: {
    what: 'Secret that signs the tokens of',
    note: ': the secret that the tenant has. The first plan after an import only marks it as sensitive',
  },
  pem: {
    what: 'Public key that encrypts the tokens of',
    note: ': the public key in PEM form. Auth0 does not tell it, so the first plan after an import shows it as a change',
  },
};

/** Of one of Auth0's own APIs. */
function changeablePaths({ identifier, name }: ResourceServer, version: string): readonly string[] {
  const paths = systemApiOf(identifier, name)?.changeable ?? [];
  return paths.filter((it) => holds(schemaVersion(version), it.since, it.until)).map((it) => it.path);
}

function block(
  type: string,
  labels: readonly string[],
  attributes: HclBlock['attributes'],
  blocks: readonly HclBlock[] = [],
): HclBlock {
  return { type, labels, attributes, blocks };
}

/** Whether a value is what Auth0 gives an API that says nothing. */
function isDefault(path: string, value: StateValue): boolean {
  if (isBlocks(value)) return value.every((body) => [...body].every(([name, it]) => isDefault(`${path}.${name}`, it)));
  return typeof value !== 'object' && definitionOf('resource', API, path)?.documentation.default === String(value);
}

function isZero(value: StateValue): boolean {
  return value === '' || value === 0 || value === false;
}

function isAllowed({ values, valuesBy }: AttributeSchema, value: StateValue): boolean {
  return valuesBy === 'api' || values.length === 0 || values.some((it) => it.value === value);
}

function unknownSentence(path: string, version: string): string {
  const since = definitionOf('resource', API, path)?.lifespan.since;
  const why =
    since === undefined ? 'the provider does not know it' : `provider ${version} does not know it, ${since} does`;
  return `${path} is left out: ${why}.`;
}
