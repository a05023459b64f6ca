// Names of attributes and blocks, in any body below a resource or data source, and of Terraform's own arguments.
import { type Attribute, type Block, type Body } from '../hcl/tree';
import {
  type AttributeSchema,
  type BlockSchema,
  type BodySchema,
  type MetaArgument,
  metaArgumentsIn,
  referenceAt,
  references,
} from '../schema';
import { type DocumentationKey } from '../types';
import { type Offer } from './completeOffer';
import { type Place } from './completePlace';
import { attributeSnippet, blockSnippet, bodySnippet, hasChoices, indented, isRequired } from './completeShape';

/** What is set in a body already. */
interface Present {
  readonly attributes: ReadonlySet<string>;
  /** How many blocks of each type, those that `dynamic` writes counted once each. */
  readonly blocks: ReadonlyMap<string, number>;
}

/** Pairs that exclude each other. */
const EXCLUDES: Readonly<Record<string, string>> = { count: 'for_each', for_each: 'count' };
/** Of Terraform's own blocks, these may stand more than once. */
const REPEATABLE: ReadonlySet<string> = new Set(['dynamic', 'lifecycle.precondition', 'lifecycle.postcondition']);

/** Names for an empty line of `body`, or in place of `typed`, the item that is being typed there. */
export function completeNames(place: Place, body: Body, typed: Attribute | Block | undefined): Offer[] {
  const present = presentIn(body, typed);
  return [...providerNames(place, present), ...metaNames(place, present)];
}

/** Names of the blocks that a `dynamic` in the body of `place` may write. */
export function completeDynamicLabels(place: Place, body: Body, typed: Block): Offer[] {
  const present = presentIn(body, typed);
  return [...(place.schema?.blocks.values() ?? [])]
    .filter((it) => !isFull(it, present))
    .map((it) => ({ ...common(place, it), text: it.name }));
}

function providerNames(place: Place, present: Present): Offer[] {
  if (!place.schema) return place.meta === '' && place.path === '' ? referringNames(place, present) : [];
  const all = knownNames(place, place.schema);
  const needed = new Set(all.filter(({ item }) => isSet(item.name, present)).flatMap(({ item }) => item.requiredWith));
  const isWanted = ({ deprecated, atLeastOneOf, name }: AttributeSchema | BlockSchema) =>
    !deprecated &&
    (needed.has(name) || (atLeastOneOf.length > 0 && !atLeastOneOf.some((other) => isSet(other, present))));
  return all
    .filter(({ item }) =>
      item.kind === 'block' ? !isFull(item, present) : !item.readOnly && !isSet(item.name, present),
    )
    .map(({ item, offer }) => (offer.rank !== 0 && isWanted(item) ? { ...offer, rank: 0 } : offer));
}

interface KnownName {
  readonly item: AttributeSchema | BlockSchema;
  /** Its rank is the one in a body that holds nothing else. */
  readonly offer: Offer;
}

const known = new Map<string, readonly KnownName[]>();

/** What the schema has in a body, whatever is written there: the same at every keystroke. */
function knownNames(place: Place, schema: BodySchema): readonly KnownName[] {
  const { subject, path } = place;
  const key = `${subject.mode} ${subject.type} ${subject.version} ${path}`;
  const found =
    known.get(key) ??
    [...schema.attributes.values(), ...schema.blocks.values()].map((item): KnownName => {
      const text = item.kind === 'block' ? blockSnippet(item, subject) : attributeSnippet(item, subject);
      const rank = item.deprecated ? 8 : isRequired(item) ? 0 : 1;
      const suggestNext = item.kind === 'attribute' && hasChoices(item, subject);
      return { item, offer: { ...common(place, item), text, snippet: true, rank, suggestNext } };
    });
  known.set(key, found);
  return found;
}

/** Of types whose schema is not ours, the attributes that have to do with APIs. */
function referringNames({ subject }: Place, present: Present): Offer[] {
  const { mode, type, version } = subject;
  return references
    .filter((it) => it.mode === mode && it.type === type && !it.path.includes('.') && !it.readOnly)
    .filter((it) => referenceAt(mode, type, it.path, version) === it && !isSet(it.path, present))
    .map(({ path, target, many }) => {
      const value = target === 'identifier' || target === 'clientGrantId' ? '$0' : '"$0"';
      const text = `${path} = ${many ? `[${value}]` : value}`;
      return { label: path, kind: 'attribute', text, snippet: true, rank: 1, suggestNext: true };
    });
}

function common(place: Place, item: AttributeSchema | BlockSchema) {
  const { mode, type, version } = place.subject;
  const documentation: DocumentationKey = { mode, type, path: item.path, version };
  const { dashboard } = item.documentation;
  const { deprecated, name: label, kind } = item;
  return { label, kind, detail: detailOf(item), words: dashboard, deprecated, documentation };
}

function detailOf(item: AttributeSchema | BlockSchema): string {
  const what =
    item.kind === 'block' ? 'block' : (item.documentation.unit ?? (item.type === 'int' ? 'number' : item.type));
  return [what, isRequired(item) && 'required', item.deprecated && 'deprecated', ...item.documentation.marks]
    .filter((it) => it !== false)
    .join(', ');
}

function metaNames(place: Place, present: Present): Offer[] {
  return metaIn(place)
    .filter((it) => REPEATABLE.has(it.path) || (!isSet(it.name, present) && !isSet(EXCLUDES[it.name] ?? '', present)))
    .map((it) => (place.written ? metaOffer(it, place) : knownMetaOffer(it, place)));
}

const knownMeta = new Map<string, Offer>();

/** Where the body belongs to no `dynamic`, the same at every keystroke. */
function knownMetaOffer(argument: MetaArgument, place: Place): Offer {
  const { mode, version } = place.subject;
  const key = `${mode} ${version} ${argument.path}`;
  const found = knownMeta.get(key) ?? metaOffer(argument, place);
  knownMeta.set(key, found);
  return found;
}

function metaOffer(argument: MetaArgument, place: Place): Offer {
  const { mode, version } = place.subject;
  const { name, kind, path, type, label, required } = argument;
  return {
    label: name,
    kind,
    detail: [kind === 'block' ? 'block' : (type ?? ''), required ? 'required' : 'Terraform'].join(', '),
    text: metaSnippet(argument, place, mode),
    snippet: true,
    rank: required ? 0 : 6,
    suggestNext: label !== undefined || ['bool', 'provider', 'references', 'collection'].includes(type ?? ''),
    documentation: { mode: 'meta', type: '', path, version },
  };
}

/** A nested block of the provider takes nothing of Terraform's but `dynamic`, and that only if it has blocks itself. */
function metaIn({ meta, path, schema, subject }: Place): readonly MetaArgument[] {
  if (meta !== '') return metaArgumentsIn(meta, subject.mode);
  const all = metaArgumentsIn('', subject.mode);
  const canRepeat = schema !== undefined && schema.blocks.size > 0;
  return all.filter((it) => (it.name === 'dynamic' ? canRepeat : path === ''));
}

function metaSnippet(argument: MetaArgument, place: Place, mode: Place['subject']['mode']): string {
  const { name, kind, type, label, path } = argument;
  if (kind === 'attribute') return `${name} = ${metaSlot(type, '$0')}`;
  if (path === 'dynamic.content' && place.written) {
    return block('content', bodySnippet(place.written, place.subject));
  }
  if (label !== undefined) return block(`${name} "$1"`, ['for_each = $2', '', 'content {', '  $0', '}']);
  const required = metaArgumentsIn(path, mode).filter((it) => it.required && it.kind === 'attribute');
  const widest = Math.max(0, ...required.map((it) => it.name.length));
  const lines = required.map(({ name, type }, index) => {
    const stop = index + 1 === required.length ? '$0' : `$${index + 1}`;
    return `${name.padEnd(widest)} = ${metaSlot(type, stop)}`;
  });
  return block(name, lines.length > 0 ? lines : ['$0']);
}

function metaSlot(type: MetaArgument['type'], inner: string): string {
  if (type === 'string') return `"${inner}"`;
  return type === 'references' || type === 'list' ? `[${inner}]` : inner;
}

function block(header: string, lines: readonly string[]): string {
  return [`${header} {`, ...lines.map(indented), '}'].join('\n');
}

function presentIn(body: Body, typed: Attribute | Block | undefined): Present {
  const attributes = body.attributes.filter((it) => it !== typed).map((it) => it.name.text);
  const blocks = new Map<string, number>();
  for (const it of body.blocks) {
    if (it === typed) continue;
    const name = it.type.text === 'dynamic' ? (it.labels[0]?.text ?? '') : it.type.text;
    blocks.set(name, (blocks.get(name) ?? 0) + 1);
  }
  return { attributes: new Set(attributes), blocks };
}

function isSet(name: string, { attributes, blocks }: Present): boolean {
  return attributes.has(name) || blocks.has(name);
}

/** At its maximum, or written as an attribute: `scopes = []`. */
function isFull(block: BlockSchema, { attributes, blocks }: Present): boolean {
  return attributes.has(block.name) || (blocks.get(block.name) ?? 0) >= (block.maxItems ?? Infinity);
}
