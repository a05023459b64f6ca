// Hover on values: references to APIs, allowed values, lifetimes, identifiers and scopes that the module knows.
import { type Api, apiAt, apisOf } from '../apis';
import { type Block, type Traversal, type Word } from '../hcl/tree';
import { attributeOf, literalValue, type Node, stringValue } from '../hcl/walk';
import { resourcesOf } from '../module';
import { definitionOf, itemAt, type Mode, type Reference, referenceAt, schemaOf } from '../schema';
import { type Context, type Hover } from '../types';
import { placeOf } from './completePlace';
import { describe, describeValue } from './documentation';
import { durationInWords } from './duration';
import { apiMarkdown, scopeMarkdown, systemApiMarkdown } from './hoverApi';
import { footingOf, hovered, innermost, pathIn } from './hoverPlace';
import { paragraphs } from './markup';

/** Where a value stands: the blocks around it, its attribute's name, the way down to the cursor. */
export interface ValueAt {
  readonly blocks: readonly Block[];
  readonly name: string;
  readonly path: readonly Node[];
}

/** On `auth0_resource_server.api.identifier` and the like, and on the names in `ignore_changes`. */
export function hoverReference(context: Context, { blocks, name, path }: ValueAt, offset: number): Hover | undefined {
  const traversal = innermost(path, 'traversal');
  if (!traversal) return undefined;
  const words = wordsOf(traversal);
  const at = words.findIndex((it) => it.from <= offset && offset <= it.to);
  if (at < 0) return undefined;
  const ignored = name === 'ignore_changes' ? placeOf(context, blocks) : undefined;
  if (ignored?.meta === 'lifecycle') {
    const { mode, type } = ignored.subject;
    return hovered(
      words[at],
      describe(mode, type, dotted(words.slice(0, at + 1)), footingOf(context, ignored.resource)),
    );
  }
  const mode = words[0]?.text === 'data' ? 'data' : 'resource';
  const [type, label, ...attributes] = mode === 'data' ? words.slice(1) : words;
  if (!type) return undefined;
  const target = { mode, type: type.text, label: label?.text ?? '' } as const;
  const depth = at - (words.length - attributes.length) + 1;
  if (depth > 0) return hovered(words[at], describeAttribute(context, target, dotted(attributes.slice(0, depth))));
  return hovered({ from: traversal.from, to: (label ?? type).to }, describeTarget(context, target));
}

/** On a literal: an allowed value, a lifetime, an identifier or a scope. */
export function hoverValue(context: Context, { blocks, name, path }: ValueAt): Hover | undefined {
  const place = placeOf(context, blocks);
  if (!place || place.meta !== '') return undefined;
  const { mode, type, version } = place.subject;
  const at = pathIn(place, name);
  const definition = itemAt(schemaOf(mode, type, version), at) ?? definitionOf(mode, type, at);
  if (definition?.documentation.unit === 'seconds') return hoverDuration(path);
  const node = innermost(path, 'template');
  const text = stringValue(node);
  if (text === undefined) return undefined;
  const footing = footingOf(context, place.resource);
  const reference = referenceAt(mode, type, at, version);
  return hovered(
    node,
    describeValue(mode, type, at, text, footing) ??
      (reference && describeReferred(context, blocks, reference, text, footing.footer)) ??
      (at === 'identifier' && type === 'auth0_resource_server' ? systemApiMarkdown(text, footing.footer) : undefined),
  );
}

/** A resource or data source that an expression names. */
interface Target {
  readonly mode: Mode;
  readonly type: string;
  readonly label: string;
}

function wordsOf({ root, steps }: Traversal): readonly Word[] {
  return [root, ...steps.filter((it) => it.kind === 'attribute').map((it) => it.name)];
}

function dotted(words: readonly Word[]): string {
  return words.map((it) => it.text).join('.');
}

/** The API that is meant, or else the type. */
function describeTarget(context: Context, target: Target): string | undefined {
  const { footer } = footingFor(context, target);
  const api = apiOf(context, target);
  return api ? apiMarkdown(api, footer) : describe(target.mode, target.type, '', footingFor(context, target));
}

/** The attribute at the end of a reference, below what is known of the API. */
function describeAttribute(context: Context, target: Target, path: string): string | undefined {
  const described = describe(target.mode, target.type, path, footingFor(context, target));
  const api = apiOf(context, target);
  return described !== undefined && api ? paragraphs([apiMarkdown(api, ''), '---', described]) : described;
}

function footingFor(context: Context, target: Target) {
  return footingOf(context, declared(context, target)?.block);
}

function declared({ module }: Context, { mode, type, label }: Target) {
  return resourcesOf(module).find((it) => it.mode === mode && it.type === type && it.name === label);
}

/** A data source leads to the API of the module that it looks up, if there is one. */
function apiOf(context: Context, target: Target): Api | undefined {
  if (target.type !== 'auth0_resource_server') return undefined;
  if (target.mode === 'resource') return apisOf(context.module).find((it) => it.name === target.label);
  const source = declared(context, target);
  return source && apiAt(context.module, attributeOf(source.block.body, 'identifier')?.value);
}

/** Only a number by itself: in `60 * 60` neither is the lifetime. */
function hoverDuration(path: readonly Node[]): Hover | undefined {
  const value = path.find((it) => !('kind' in it) || (it.kind !== 'parentheses' && it.kind !== 'conditional'));
  if (!value || !('kind' in value) || (value.kind !== 'number' && value.kind !== 'template')) return undefined;
  const literal = literalValue(value);
  const seconds = literal === '' ? NaN : Number(literal);
  const words = durationInWords(seconds);
  return hovered(value, words && `**${words}** (${seconds} seconds)`);
}

/** A literal where an API or something of it is meant. */
function describeReferred(
  context: Context,
  blocks: readonly Block[],
  { target, of }: Reference,
  text: string,
  footer: string,
): string | undefined {
  const { module } = context;
  if (target === 'identifier') {
    const api = apisOf(module).find((it) => it.identifier === text);
    return api ? apiMarkdown(api, footer) : systemApiMarkdown(text, footer);
  }
  if (target !== 'scope' || of === undefined) return undefined;
  const body = blocks.at(-1)?.body;
  const api = body && apiAt(module, attributeOf(body, of)?.value);
  const scope = api?.scopes.find((it) => it.name === text);
  return api && scope && scopeMarkdown(api, scope, footer);
}
