// What `terraform plan -generate-config-out` writes and nobody needs: nulls, defaults, what can only be read, empty blocks.
import { removedAll } from '../fixes/sources';
import { type Document, type Span } from '../hcl/tree';
import { type BodyInForce, type Item, type ResourceInForce } from '../rules/inspect';
import { type Context, type PlacedEdit } from '../types';

const TITLE = 'Remove nulls, defaults, empty blocks and read-only attributes';

/** In the touched resources, and in all of the file where that is more. */
export function cleanUp(
  { document }: Context,
  bodies: readonly BodyInForce[],
  touched: readonly ResourceInForce[],
): readonly { readonly title: string; readonly edits: readonly PlacedEdit[] }[] {
  const roots = bodies.filter(({ path, resource }) => path === '' && resource.mode === 'resource');
  const needless = roots.map((root) => ({ root, nodes: needlessIn(document, root, bodies) }));
  const here = needless.filter(({ root }) => touched.includes(root.resource)).flatMap((it) => it.nodes);
  const all = needless.flatMap((it) => it.nodes);
  return [
    ...(here.length > 0 ? [{ title: TITLE, edits: removedAll(document, here) }] : []),
    ...(here.length > 0 && all.length > here.length
      ? [{ title: `${TITLE} in this file`, edits: removedAll(document, all) }]
      : []),
  ];
}

function needlessIn(document: Document, body: BodyInForce, bodies: readonly BodyInForce[]): readonly Span[] {
  return body.items.flatMap((item) => {
    if (item.node.kind === 'attribute') return isNeedless(item) ? [item.node] : [];
    if (item.dynamic) return [];
    const inner = bodies.find((it) => it.block === item.node);
    if (!inner) return [];
    const nodes = needlessIn(document, inner, bodies);
    if (!inner.whole || inner.items.length > nodes.length) return nodes;
    // An empty block says nothing either, unless to people.
    const isGone = item.meaning.kind === 'block' && item.meaning.minItems === 0 && !hasRemark(document, inner);
    return isGone ? [item.node] : [];
  });
}

/** `null` counts as left out, for whatever name. */
function isNeedless({ node, meaning, body }: Item): boolean {
  const given = body.attributes.find((it) => it.item.node === node);
  if (meaning.kind !== 'attribute') return node.kind === 'attribute' && node.value?.kind === 'null';
  if (meaning.readOnly) return true;
  if (meaning.required || !given) return false;
  if (given.value.kind === 'null') return true;
  return (
    !meaning.requiredByApi && given.literal !== undefined && String(given.literal) === meaning.documentation.default
  );
}

/** Whether a comment stands on a line of its own in the block. */
function hasRemark({ comments, text }: Document, { block }: BodyInForce): boolean {
  return comments.some(({ from }) => {
    const isInside = from > block.from && from < block.to;
    return isInside && text.slice(text.lastIndexOf('\n', from) + 1, from).trim() === '';
  });
}
