import { metaArgumentsIn } from '../schema';
import { type BodyInForce, type Inspection } from './inspect';
import { nearest } from './nearest';
import { type Problem } from './rule';
import { bodyName } from './wording';

/** Attributes or blocks that no known version has, where the version in force is known. */
export function* unknownNames({ items }: Inspection, kind: 'attribute' | 'block'): Iterable<Problem> {
  for (const { name, node, meaning, body } of items) {
    if (meaning.kind !== 'unknown' || node.kind !== kind || !isVersionKnown(body)) continue;
    yield { at: name, message: `${bodyName(body)} has no ${kind} ${name.text}. ${advice(name.text, body)}` };
  }
}

/** A version that we do not know may have names and values that we do not know. */
export function isVersionKnown({ resource: { provider } }: BodyInForce): boolean {
  return !provider.newerThanKnown && !provider.olderThanKnown;
}

/** The name that was probably meant; never one that nobody can set, nor one that is there already unless it repeats. */
export function likelyName(name: string, { schema, path, items, resource }: BodyInForce): string | undefined {
  const taken = new Set(items.map((it) => it.name.text));
  const settable = [...schema.attributes.values()].filter((it) => !it.readOnly && !taken.has(it.name));
  const blocks = [...schema.blocks.values()].filter((it) => it.maxItems !== 1 || !taken.has(it.name));
  const meta = path === '' ? metaArgumentsIn('', resource.mode) : [];
  return nearest(
    name,
    [...settable, ...blocks, ...meta].map((it) => it.name),
  );
}

function advice(name: string, body: BodyInForce): string {
  const likely = likelyName(name, body);
  return likely === undefined ? 'Remove it, or check its spelling.' : `Did you mean ${likely}?`;
}
