import { removeFix } from '../fixes/fix';
import { SURPLUS_BRACE } from '../hcl/body';
import { type Document } from '../hcl/tree';
import { metaArgumentsIn } from '../schema';
import { type Fix } from '../types';
import { replaced } from './edits';
import { type BodyInForce, type Inspection, type Item } from './inspect';
import { nearest } from './nearest';
import { type Problem } from './rule';
import { bodyName } from './wording';

/**
 * Attributes or blocks that no known version has, where the version in force is known. None where a `}` too many tells that
 * the header of a block is being typed: what stands in that block seems to stand in the one around it.
 */
export function* unknownNames({ items, context }: Inspection, kind: 'attribute' | 'block'): Iterable<Problem> {
  if (context.document.errors.some((it) => it.message === SURPLUS_BRACE)) return;
  for (const item of items) {
    const { name, node, meaning, body } = item;
    if (meaning.kind !== 'unknown' || node.kind !== kind || !isVersionKnown(body)) continue;
    yield {
      at: name,
      message: `${bodyName(body)} has no ${kind} ${name.text}. ${advice(name.text, body)}`,
      fixes: () => renamedOrRemoved(item, context.document),
    };
  }
}

/** A version that we do not know may have names and values that we do not know. */
export function isVersionKnown({ resource: { provider } }: BodyInForce): boolean {
  return !provider.newerThanKnown && !provider.olderThanKnown;
}

/**
 * The name that was probably meant: one that is near, or in a nested block the only one that is required and missing, as
 * `name` where scopes once had `value`. Never one that nobody can set, nor one that is there already unless it repeats.
 */
export function likelyName(name: string, { schema, path, items, resource }: BodyInForce): string | undefined {
  const taken = new Set(items.map((it) => it.name.text));
  const settable = [...schema.attributes.values()].filter((it) => !it.readOnly && !taken.has(it.name));
  const blocks = [...schema.blocks.values()].filter((it) => it.maxItems !== 1 || !taken.has(it.name));
  const meta = path === '' ? metaArgumentsIn('', resource.mode) : [];
  const required = path === '' ? [] : settable.filter((it) => it.required);
  const near = [...settable, ...blocks, ...meta].map((it) => it.name);
  return nearest(name, near) ?? (required.length === 1 ? required[0]?.name : undefined);
}

/** Another name only where that is of the same kind; in a `dynamic` block it may be named again. */
function renamedOrRemoved({ name, node, body, dynamic }: Item, document: Document): Fix[] {
  const likely = dynamic ? undefined : likelyName(name.text, body);
  const fixes = [removeFix(document, node, name.text, false)];
  if (likely === undefined || kindOf(likely, body) !== node.kind) return fixes;
  const others = body.items.filter((it) => it.node !== node && it.meaning.kind === 'unknown');
  const preferred = node.kind === 'block' || others.every((it) => likelyName(it.name.text, body) !== likely);
  return [{ title: `Change to ${likely}`, edits: [replaced(document, name, likely)], preferred }, ...fixes];
}

function kindOf(name: string, { schema, resource, path }: BodyInForce): string | undefined {
  const meta = path === '' ? metaArgumentsIn('', resource.mode).find((it) => it.name === name) : undefined;
  return (schema.attributes.get(name) ?? schema.blocks.get(name) ?? meta)?.kind;
}

function advice(name: string, body: BodyInForce): string {
  const likely = likelyName(name, body);
  return likely === undefined ? 'Remove it, or check its spelling.' : `Did you mean ${likely}?`;
}
