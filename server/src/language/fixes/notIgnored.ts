import { type Block, type Document, type Word } from '../hcl/tree';
import { attributeOf, blocksOf } from '../hcl/walk';
import { removed, replaced } from '../rules/edits';
import { type Fix, type PlacedEdit } from '../types';

/** What mends a name in `ignore_changes` of a resource: another one, or none. */
export function notIgnored(document: Document, block: Block, name: Word, likely: string | undefined): readonly Fix[] {
  const edit = withoutName(document, block, name);
  const remove = edit ? [{ title: `Remove ${name.text} from ignore_changes`, edits: [edit], preferred: !likely }] : [];
  if (likely === undefined) return remove;
  return [{ title: `Change to ${likely}`, edits: [replaced(document, name, likely)], preferred: true }, ...remove];
}

/** With what is left of its list, or of its lifecycle. */
function withoutName(document: Document, { body }: Block, name: Word): PlacedEdit | undefined {
  for (const lifecycle of blocksOf(body, 'lifecycle')) {
    const attribute = attributeOf(lifecycle.body, 'ignore_changes');
    const items = attribute?.value?.kind === 'tuple' ? attribute.value.items : [];
    const index = items.findIndex((it) => it.from <= name.from && name.to <= it.to);
    const item = items[index];
    if (!attribute || !item) continue;
    const [before, after] = [items[index - 1], items[index + 1]];
    if (after) return replaced(document, { from: item.from, to: after.from }, '');
    if (before) return replaced(document, { from: before.to, to: item.to }, '');
    const isAll = lifecycle.body.attributes.length + lifecycle.body.blocks.length === 1;
    return removed(document, isAll ? lifecycle : attribute);
  }
  return undefined;
}
