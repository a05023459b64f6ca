import { type Block, type Document, type Span, type Step, type Traversal } from '../hcl/tree';
import { children, type Node } from '../hcl/walk';

/**
 * What "expand selection" takes at `offset`, the smallest first: word, expression, value, attribute, what stands in the
 * braces, block, and at last the whole text. Each holds the offset and is more than the one before.
 */
export function selectionRanges(document: Document, offset: number): Span[] {
  const { text } = document;
  const found: Span[] = [{ from: 0, to: text.length }];
  for (let node: Node | Document['body'] | undefined = document.body; node;) {
    const below: Node | undefined = holding(children(node), offset);
    for (const span of below ? spansOf(text, below) : []) add(span);
    node = below;
  }
  for (const it of document.comments) add(it);
  return found.reverse();

  function add({ from, to }: Span): void {
    const outer = found.at(-1);
    if (!outer || offset < from || offset > to || from < outer.from || to > outer.to) return;
    if (from > outer.from || to < outer.to) found.push({ from, to });
  }
}

/** Between two neighbours, the one that begins there. */
function holding(nodes: readonly Node[], offset: number): Node | undefined {
  return nodes.findLast((it) => {
    const { from, to } = isNameStep(it) ? it.name : it;
    return from <= offset && offset <= to;
  });
}

/** `.name` of a reference: its dot belongs to nothing that anybody selects. */
function isNameStep(node: Node): node is Extract<Step, { kind: 'attribute' }> {
  return 'kind' in node && node.kind === 'attribute' && !('equals' in node);
}

/** The spans of a node and of its parts that are no nodes, the greater ones first. */
function spansOf(text: string, node: Node): Span[] {
  if (!('kind' in node)) return [node];
  switch (node.kind) {
    case 'block':
      return [node, ...partsOf(text, node)];
    case 'attribute':
      return 'equals' in node ? [node, node.name] : [node.name];
    case 'template':
      return [node, node.inner];
    case 'traversal':
      return [node, ...prefixesOf(node)];
    default:
      return [node];
  }
}

/** Type, labels and what stands in the braces, without the white space around it. */
function partsOf(text: string, { type, labels, open, close, body, to }: Block): Span[] {
  const header = { from: type.from, to: labels.at(-1)?.to ?? type.to };
  const words = labels.flatMap((it) => [it, it.quoted ? { from: it.from + 1, to: it.to - (it.closed ? 1 : 0) } : it]);
  if (open === undefined) return [header, type, ...words];
  const braces = { from: open, to: close === undefined ? to : close + 1 };
  return [header, type, ...words, braces, body, trimmed(text, body)];
}

/** `a.b.c`, `a.b`, `a`. */
function prefixesOf({ root, steps }: Traversal): Span[] {
  return [...steps.map(({ to }) => ({ from: root.from, to })).reverse(), root];
}

function trimmed(text: string, { from, to }: Span): Span {
  const inner = text.slice(from, to);
  const start = from + inner.length - inner.trimStart().length;
  return { from: start, to: Math.max(start, from + inner.trimEnd().length) };
}
