// What there is to say about the word under the cursor: one switch over where it stands.
import { apisOf } from '../apis';
import { locate } from '../hcl/locate';
import { type Block } from '../hcl/tree';
import { attributeOf } from '../hcl/walk';
import { importIds } from '../schema';
import { type Context, type Hover } from '../types';
import { placeOf } from './completePlace';
import { describe, describeMeta } from './documentation';
import { apiMarkdown } from './hoverApi';
import { footingOf, hovered, pathIn } from './hoverPlace';
import { hoverProvider } from './hoverProvider';
import { describeReference } from './hoverReference';
import { hoverReference, hoverValue } from './hoverValue';
import { code, paragraphs, title } from './markup';

/** The documentation of what stands at `offset`; undefined where there is nothing to say. */
export function hover(context: Context, offset: number): Hover | undefined {
  const { blocks, at } = locate(context.document, offset);
  switch (at.kind) {
    case 'name':
      return (
        hovered(at.attribute.name, describeName(context, blocks, at.attribute.name.text)) ??
        hoverProvider(context, offset)
      );
    case 'type':
      return hovered(at.block.type, describeName(context, blocks.slice(0, -1), at.block.type.text));
    case 'label':
      return (
        hovered(at.block.labels[at.index], describeLabel(context, blocks, at.index)) ?? hoverProvider(context, offset)
      );
    case 'value': {
      const value = { blocks, name: at.attribute.name.text, path: at.path };
      return hoverReference(context, value, offset) ?? hoverValue(context, value) ?? hoverProvider(context, offset);
    }
    case 'body':
    case 'none':
      return undefined;
  }
}

/** An attribute or block type that stands in the innermost of `blocks`. */
function describeName(context: Context, blocks: readonly Block[], name: string): string | undefined {
  if (name === 'id' && blocks.length === 1 && blocks[0]?.type.text === 'import') return describeImportId(blocks[0]);
  const place = placeOf(context, blocks);
  if (!place) return undefined;
  const { mode, type } = place.subject;
  if (place.meta !== '') return describeMeta(`${place.meta}.${name}`);
  const footing = footingOf(context, place.resource);
  const path = pathIn(place, name);
  const known = describe(mode, type, path, footing) ?? describeReference(mode, type, path, footing);
  return known ?? (place.path === '' || name === 'dynamic' ? describeMeta(name) : undefined);
}

/** The type or the name of a resource, or the block that a `dynamic` writes. */
function describeLabel(context: Context, blocks: readonly Block[], index: number): string | undefined {
  const block = blocks.at(-1);
  const label = block?.labels[index]?.text ?? '';
  const around = blocks.slice(0, -1);
  if (block?.type.text === 'dynamic' && index === 0) return describeName(context, around, label);
  const place = placeOf(context, blocks);
  if (!place || place.blocks.length !== 1) return undefined;
  const { mode, type } = place.subject;
  const footing = footingOf(context, place.resource);
  if (index === 0) return describe(mode, type, '', footing);
  if (mode !== 'resource' || type !== 'auth0_resource_server' || index !== 1) return undefined;
  const api = apisOf(context.module).find((it) => it.name === label);
  return api && apiMarkdown(api, footing.footer);
}

/** What `id` has to be in an `import` block, by the resource that it is imported to. */
function describeImportId(block: Block): string | undefined {
  const to = attributeOf(block.body, 'to')?.value;
  const found = to?.kind === 'traversal' ? importIds.get(to.root.text) : undefined;
  if (!found) return undefined;
  return paragraphs([title('id', [`import of ${code(found.type)}`]), `Form: ${code(found.form)}`, found.text]);
}
