// What can be inserted at an offset. One switch over where the cursor is; the answers are in the files complete*.ts.
import { wordEnd } from '../hcl/characters';
import { locate } from '../hcl/locate';
import { type Attribute, type Block, type Body, type Word } from '../hcl/tree';
import { providerOf } from '../provider';
import { type Completion, type Context } from '../types';
import { completeDynamicLabels, completeNames } from './completeNames';
import { type Offer, placed, type WordAt } from './completeOffer';
import { type Place, placeOf } from './completePlace';
import { siteAt } from './completeSite';
import { completeTemplates, typesIn } from './completeTemplates';
import { completeValues } from './completeValues';

/** Everything that can stand at `offset`, best first; empty where there is nothing to offer. Never throws. */
export function complete(context: Context, offset: number): Completion[] {
  const { document } = context;
  const { blocks, at } = locate(document, offset);
  switch (at.kind) {
    case 'body':
      return names(context, blocks, at.body, undefined, { from: offset, cursor: offset, to: offset });
    case 'name':
      return names(context, blocks, bodyOf(context, blocks), at.attribute, wordIn(at.attribute.name, offset));
    case 'type': {
      const around = blocks.slice(0, -1);
      return names(context, around, bodyOf(context, around), at.block, wordIn(at.block.type, offset));
    }
    case 'label':
      return labels(context, blocks, at.index, offset);
    case 'value': {
      const site = siteAt(document, offset, at.path);
      // A value that stands behind the cursor would follow what is inserted.
      const isBeforeValue = at.path.length === 0 && at.attribute.value !== undefined;
      if (!site || isBeforeValue) return [];
      const body = bodyOf(context, blocks);
      const slot = { context, blocks, place: placeOf(context, blocks), body, attribute: at.attribute, site };
      return placed(site.word, completeValues(slot));
    }
    case 'none':
      return [];
  }
}

function names(
  context: Context,
  blocks: readonly Block[],
  body: Body,
  typed: Attribute | Block | undefined,
  word: WordAt,
): Completion[] {
  const place = placeOf(context, blocks);
  const offers = blocks.length === 0 ? completeTemplates(context) : place ? completeNames(place, body, typed) : [];
  return placed(word, isFollowed(context, word) ? offers.filter((it) => it.kind !== 'template').map(nameOnly) : offers);
}

/** The type of a resource or data source, or the block that a `dynamic` writes. */
function labels(context: Context, blocks: readonly Block[], index: number, offset: number): Completion[] {
  const block = blocks.at(-1);
  if (!block || index > 0) return [];
  const { text } = context.document;
  const label = block.labels[0];
  const isQuoted = label?.quoted === true && offset > label.from;
  const from = isQuoted ? label.from + 1 : (label?.from ?? offset);
  if (label && offset <= label.from && offset !== from) return [];
  const word = { from, cursor: offset, to: Math.max(offset, wordEnd(text, from)) };
  const before = isQuoted ? '' : '"';
  const after = isQuoted && text.charAt(word.to) === '"' ? '' : '"';
  const around = blocks.slice(0, -1);
  return placed(
    word,
    labelOffers(context, block, around, placeOf(context, around)).map((it) => ({
      ...it,
      text: before + it.text + after,
    })),
  );
}

function labelOffers(context: Context, block: Block, around: readonly Block[], place: Place | undefined): Offer[] {
  const mode = block.type.text;
  if (mode === 'dynamic') return place ? completeDynamicLabels(place, bodyOf(context, around), block) : [];
  if (mode !== 'resource' && mode !== 'data') return [];
  const { version } = providerOf(context.module, context.settings);
  return typesIn(mode, version).map((type) => {
    return { label: type, kind: 'type', text: type, documentation: { mode, type, path: '', version } };
  });
}

/** Whether something that belongs to the name stands behind it already: its `=`, `{` or label. */
function isFollowed({ document: { text } }: Context, word: WordAt): boolean {
  return /^[ \t]*[={:"\w]/.test(text.slice(word.to, word.to + 200));
}

function nameOnly(offer: Offer): Offer {
  return { ...offer, text: offer.label, snippet: false, suggestNext: false };
}

function wordIn({ from, to }: Word, offset: number): WordAt {
  return { from, cursor: offset, to };
}

function bodyOf({ document }: Context, blocks: readonly Block[]): Body {
  return blocks.at(-1)?.body ?? document.body;
}
