// What people read about a name, as markdown that still reads well in 40 columns: no tables, no HTML, short lines. Only
// wording and order live here; every fact comes from the schema data. What a user wrote goes through `code` or `escape`.
import {
  type AllowedValue,
  type AttributeSchema,
  type BlockSchema,
  type Documentation,
  type Lifespan,
  type Limits,
  type MetaArgument,
  type ResourceSchema,
} from '../schema';
import { durationInWords } from './duration';
import { code, list, paragraphs, type Part, title } from './markup';

/** Where a text is read: the version in force, and the last line about it, such as `auth0 1.2.0 (lock file)`. */
export interface Footing {
  readonly version: string;
  readonly footer: string;
}

/** Whether the version in force has something, has it no more, or has it not yet. */
export type Presence = 'present' | 'removed' | 'future';

/** An attribute or block; `url` is the registry's page of its resource. */
export function definitionMarkdown(
  definition: AttributeSchema | BlockSchema,
  presence: Presence,
  url: string,
  footing: Footing,
): string {
  const isAttribute = definition.kind === 'attribute';
  return paragraphs([
    title(definition.name, isAttribute ? attributeMarks(definition) : blockMarks(definition)),
    ...lifecycle(presence, definition.lifespan, definition.deprecated, footing.version),
    definition.documentation.text,
    isAttribute && choices(definition),
    list([
      ...(isAttribute ? attributeFacts(definition) : blockFacts(definition)),
      ...neighbours(definition),
      ...documentationFacts(definition.documentation, presence, definition.lifespan),
    ]),
    links(url, definition.documentation.url),
    footing.footer,
  ]);
}

/** A resource or data source. */
export function resourceMarkdown(resource: ResourceSchema, presence: Presence, footing: Footing): string {
  const { documentation, lifespan } = resource;
  return paragraphs([
    title(resource.type, [resource.mode === 'data' ? 'data source' : 'resource']),
    ...lifecycle(presence, lifespan, false, footing.version),
    documentation.text,
    list(documentationFacts(documentation, presence, lifespan)),
    links(resource.url, documentation.url),
    footing.footer,
  ]);
}

/** One allowed value of the attribute at a dotted path; `caution` stands above its explanation. */
export function valueMarkdown(
  path: string,
  { value, text }: AllowedValue,
  caution: string,
  { footer }: Footing,
): string {
  return paragraphs([title(`"${value}"`, [code(path)]), caution, text, footer]);
}

/** What Terraform itself understands in every block of ours. */
export function metaArgumentMarkdown({ name, kind, text, url }: MetaArgument): string {
  return paragraphs([title(name, [`${kind} of Terraform`]), text, `[Terraform documentation](${url})`]);
}

function attributeMarks({ type, required, readOnly, secret, documentation }: AttributeSchema): string[] {
  const measured = documentation.unit === undefined ? TYPES[type] : `${TYPES[type]}, ${documentation.unit}`;
  const presence = readOnly ? 'read-only' : required ? 'required' : 'optional';
  return [measured, presence, ...(secret ? ['secret'] : [])];
}

const TYPES: Readonly<Record<AttributeSchema['type'], string>> = {
  string: 'string',
  number: 'number',
  int: 'whole number',
  bool: 'bool',
  map: 'map of strings',
  list: 'list',
  set: 'set',
};

function blockMarks({ required, maxItems }: BlockSchema): string[] {
  const count = maxItems === undefined ? 'any number' : `at most ${maxItems === 1 ? 'one' : maxItems}`;
  return ['block', required ? 'required' : 'optional', count];
}

/** What the version in force makes of it, above the text because it matters most. */
function lifecycle(presence: Presence, lifespan: Lifespan, deprecated: boolean, version: string): string[] {
  const { since, removed, replacement = '' } = lifespan;
  if (presence === 'future') return [`**Not in ${version}:** exists since ${since}.`];
  if (presence === 'removed') return [`**Not in ${version}:** removed in ${removed}.`, replacement];
  if (!deprecated) return [];
  return [
    `**Deprecated** since ${lifespan.deprecated}${removed === undefined ? '' : `, removed in ${removed}`}.`,
    replacement,
  ];
}

function choices({ values, ignoreCase, valuesBy }: AttributeSchema): string {
  if (values.length === 0) return '';
  const judge = valuesBy === 'api' ? 'Auth0 allows' : ignoreCase ? 'Allowed values' : 'Allowed values (case matters)';
  return paragraphs([`${judge}:`, list(values.map(({ value, text }) => paragraph(`${code(value)}`, text)))]);
}

function paragraph(name: string, text: string): string {
  return text === '' ? name : `${name}: ${text}`;
}

function attributeFacts({ documentation, limits, forceNew, computed, readOnly }: AttributeSchema): Part[] {
  const seconds = documentation.unit === 'seconds';
  return [
    documentation.default !== undefined && `Default: ${inWords(documentation.default, seconds)}`,
    ...limits.flatMap((it) => limitLines(it, seconds)),
    computed && !readOnly && 'Taken out later, Auth0 keeps the value',
    forceNew && 'A change destroys the resource and makes a new one',
  ];
}

function blockFacts({ documentation, limits }: BlockSchema): Part[] {
  return [
    documentation.default !== undefined && `Default: ${documentation.default}`,
    ...limits.flatMap((it) => limitLines(it, false)),
  ];
}

function neighbours({
  name,
  required,
  requiredByApi,
  requiredWith,
  atLeastOneOf,
}: AttributeSchema | BlockSchema): Part[] {
  const others = atLeastOneOf.filter((it) => it !== name);
  return [
    requiredByApi && !required && 'Required by Auth0, though not by the provider',
    requiredWith.length > 0 && `Needs ${requiredWith.map(code).join(' and ')} too`,
    others.length > 0 && `Set this or ${others.map(code).join(' or ')}`,
  ];
}

function documentationFacts(
  { marks, notes, dashboard }: Documentation,
  presence: Presence,
  lifespan: Lifespan,
): Part[] {
  const since = presence === 'present' ? lifespan.since : undefined;
  return [
    ...notes,
    dashboard !== undefined && `Dashboard: ${dashboard}`,
    ...marks.map((it) => `${it.charAt(0).toUpperCase()}${it.slice(1)}`),
    since !== undefined && `Since ${since}`,
  ];
}

/** A number of seconds with what people say for it; anything else as it is. */
function inWords(text: string, seconds: boolean): string {
  const words = seconds && /^\d+$/.test(text) ? durationInWords(Number(text)) : undefined;
  return words === undefined ? text : `${text}, ${words}`;
}

function limitLines(
  { min, max, atMost, minLength, maxLength, minBytes, maxItems, forbidden, reserved }: Limits,
  seconds: boolean,
): Part[] {
  return [
    span(min, max === undefined ? undefined : inWords(String(max), seconds), ''),
    atMost !== undefined && `At most ${code(atMost)}`,
    span(minLength, maxLength, ' characters'),
    span(minBytes, undefined, ' bytes, checked at plan'),
    span(undefined, maxItems, ' in all'),
    forbidden !== undefined && `Without ${[...forbidden].map(code).join(' and ')}`,
    reserved !== undefined && `Reserved: ${reserved.map(code).join(', ')}`,
  ];
}

function span(from: number | undefined, to: number | string | undefined, unit: string): Part {
  if (from !== undefined && to !== undefined) return `${from} to ${to}${unit}`;
  if (from !== undefined) return `At least ${from}${unit}`;
  return to !== undefined && `At most ${to}${unit}`;
}

function links(registry: string, auth0: string | undefined): string {
  const pages = [`[Provider documentation](${registry})`, auth0 !== undefined && `[Auth0 documentation](${auth0})`];
  return pages.filter(Boolean).join(' · ');
}
