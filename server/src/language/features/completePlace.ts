// Which body the cursor is in, as the schema sees it.
import { type Block } from '../hcl/tree';
import { providerFor } from '../provider';
import { type BlockSchema, type BodySchema, references, schemaOf } from '../schema';
import { type Context } from '../types';
import { type Subject } from './completeShape';

/** A body of a `resource` or `data` block of Auth0's provider. */
export interface Place {
  readonly subject: Subject;
  /** The `resource` or `data` block. */
  readonly resource: Block;
  /** From the resource inwards; the last one's body is meant. */
  readonly blocks: readonly Block[];
  /** What the provider knows of the body; undefined: nothing, or it is Terraform's own, such as `lifecycle`. */
  readonly schema: BodySchema | undefined;
  /** Dotted path below the resource; empty for the resource itself. */
  readonly path: string;
  /** `lifecycle`, `lifecycle.precondition` or `dynamic` where the body is Terraform's own; empty elsewhere. */
  readonly meta: string;
  /** Block that the innermost `dynamic` around the body writes, for the body of that `dynamic` itself. */
  readonly written: BlockSchema | undefined;
}

/** The place of the innermost of `blocks`, which lead there from the file. Undefined where it is not Auth0's. */
export function placeOf(context: Context, blocks: readonly Block[]): Place | undefined {
  // A check has a data source of its own.
  const path = blocks[0]?.type.text === 'check' ? blocks.slice(1) : blocks;
  const [resource, ...nested] = path;
  const mode = resource?.type.text;
  if (!resource || (mode !== 'resource' && mode !== 'data')) return undefined;
  const type = resource.labels[0]?.text ?? '';
  const provider = providerFor(context.module, resource, context.settings);
  if (!provider) return undefined;
  const subject: Subject = { mode, type, version: provider.version };
  const schema = schemaOf(mode, type, provider.version);
  if (!schema && !references.some((it) => it.mode === mode && it.type === type)) return undefined;
  const start: Place = { subject, resource, blocks: path, schema, path: '', meta: '', written: undefined };
  return nested.reduce(step, start);
}

function step(place: Place, block: Block): Place {
  const name = block.type.text;
  if (place.meta === 'dynamic') {
    if (name !== 'content') return { ...place, schema: undefined, meta: 'unknown' };
    return { ...place, schema: place.written, meta: '', written: undefined };
  }
  if (place.meta !== '') return { ...place, meta: `${place.meta}.${name}` };
  if (place.path === '' && name === 'lifecycle') return { ...place, schema: undefined, meta: name };
  const isDynamic = name === 'dynamic';
  const child = isDynamic ? (block.labels[0]?.text ?? '') : name;
  const inside = place.schema?.blocks.get(child);
  const path = place.path === '' ? child : `${place.path}.${child}`;
  if (isDynamic) return { ...place, schema: undefined, meta: name, path, written: inside };
  return { ...place, schema: inside, path };
}
