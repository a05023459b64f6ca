// `moved` blocks: how they keep up with a resource or module that gets another name.
import { below } from '../fixes/below';
import { printBlock } from '../hcl/print';
import { type Document } from '../hcl/tree';
import { attributeOf, blocksOf } from '../hcl/walk';
import { eolOf } from '../rules/edits';
import { type Module, type PlacedEdit, type Refusal } from '../types';
import { addressOf, type Entity, keyOf, type Occurrence } from './entity';
import { namedBy, type Reference } from './nameOccurrences';

/**
 * What becomes of the module's `moved` blocks when `declaration` is renamed: one that tells the very opposite is turned
 * round. All others that lead to the old name lead to the new one or, if `add`, stay, and one more block leads on from there.
 */
export function movedEdits(
  module: Module,
  { entity, place }: Occurrence,
  name: string,
  add: boolean,
): readonly PlacedEdit[] | Refusal {
  if (entity.kind !== 'resource' && entity.kind !== 'module') return [];
  const renamed = { ...entity, name };
  const edits: PlacedEdit[] = [];
  let isToAdd = add;
  for (const { document, from, to } of moves(module)) {
    const edit = ({ word }: Reference, text: string) =>
      edits.push({ uri: document.uri, span: { from: word.from, to: word.to }, text });
    const leadsHere = is(to, entity);
    if (from && is(from, renamed) && from.rest.length === 0) {
      if (!leadsHere || !to || to.rest.length > 0) {
        return {
          refusal: `A moved block says that "${addressOf(renamed)}" has another address now. Remove that block first.`,
        };
      }
      edit(from, entity.name);
      edit(to, name);
      isToAdd = false;
    } else if (to && leadsHere && !add) edit(to, name);
  }
  if (!isToAdd) return edits;
  const document = module.documents.find((it) => it.uri === place.uri);
  const block = document?.body.blocks.find((it) => it.from <= place.span.from && place.span.to <= it.to);
  if (!document || block?.close === undefined) {
    return { refusal: `The block of "${addressOf(entity)}" has no end yet. Close its brace first.` };
  }
  return [...edits, appended(document, block.to, addressOf(entity), addressOf(renamed))];
}

interface Move {
  readonly document: Document;
  readonly from: Reference | undefined;
  readonly to: Reference | undefined;
}

function* moves({ documents }: Module): Iterable<Move> {
  for (const document of documents) {
    for (const { body } of blocksOf(document.body, 'moved')) {
      const [from, to] = ['from', 'to'].map((name) => {
        const address = attributeOf(body, name)?.value;
        return address?.kind === 'traversal' ? namedBy(address) : undefined;
      });
      yield { document, from, to };
    }
  }
}

function is(reference: Reference | undefined, entity: Entity): boolean {
  return reference !== undefined && keyOf(reference.entity) === keyOf(entity);
}

/** A `moved` block below the line on which a block ends. */
function appended(document: Document, after: number, from: string, to: string): PlacedEdit {
  const attributes = [
    ['from', { reference: from }],
    ['to', { reference: to }],
  ] as const;
  const printed = printBlock({ type: 'moved', labels: [], attributes, blocks: [] }, { eol: eolOf(document) });
  return below(document, after, printed);
}
