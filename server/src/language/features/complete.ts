// What can be inserted at an offset. One switch over where the cursor is; the answers are in the files complete*.ts.
import { wordEnd } from '../hcl/characters';
import { locate } from '../hcl/locate';
import { type Attribute, type Block, type Body, type Document, type Word } from '../hcl/tree';
import { providerOf } from '../provider';
import { type Completion, type Context } from '../types';
import { completeIgnore } from './completeIgnore';
import { completeDynamicLabels, completeNames } from './completeNames';
import { type Offer, placed, type WordAt } from './completeOffer';
import { type Place, placeOf } from './completePlace';
import { indented } from './completeShape';
import { needsComma, siteAt } from './completeSite';
import { completeTemplates, typesIn } from './completeTemplates';
import { nextCharacter } from './completeText';
import { completeValues } from './completeValues';

/** Everything that can stand at `offset`, best first; empty where there is nothing to offer. Never throws. */
export function complete(context: Context, offset: number): Completion[] {
  const { document } = context;
  const ids = completeIgnore(context, offset);
  if (ids) return ids;
  const { blocks, at } = locate(document, offset);
  switch (at.kind) {
    case 'body':
      return names(context, blocks, undefined, { from: offset, cursor: offset, to: offset });
    case 'name':
      return names(context, blocks, at.attribute, wordIn(at.attribute.name, offset));
    case 'type':
      return names(context, blocks.slice(0, -1), at.block, wordIn(at.block.type, offset));
    case 'label':
      return labels(context, blocks, at.index, offset);
    case 'value': {
      const site = siteAt(document, offset, at.path);
      // A value that stands behind the cursor would follow what is inserted.
      const isBeforeValue = at.path.length === 0 && at.attribute.value !== undefined;
      if (!site || isBeforeValue) return [];
      const body = bodyOf(context, blocks);
      const slot = { context, blocks, place: placeOf(context, blocks), body, attribute: at.attribute, site };
      const comma = site.form !== 'step' && needsComma(document, site) ? ',' : '';
      return placed(
        site.word,
        completeValues(slot).map((it) => ({ ...it, text: it.text + comma })),
      );
    }
    case 'none':
      return [];
  }
}

function names(
  context: Context,
  blocks: readonly Block[],
  typed: Attribute | Block | undefined,
  word: WordAt,
): Completion[] {
  const place = placeOf(context, blocks);
  const body = bodyOf(context, blocks);
  const offers = blocks.length === 0 ? completeTemplates(context) : place ? completeNames(place, body, typed) : [];
  return placed(word, fitted(offers, context.document, blocks.at(-1), typed, word));
}

/** What belongs to a name and stands behind it already: its `=`, its `{`, a label; or the next name. */
const FOLLOWS_NAME = /[={:"\p{L}_]/u;

/** The offers as they fit between what stands before the word in its block and behind it on its line. */
function fitted(
  offers: Offer[],
  document: Document,
  block: Block | undefined,
  typed: Attribute | Block | undefined,
  word: WordAt,
): Offer[] {
  const next = nextCharacter(document, word.to);
  // In front of another item of the line there is no room for one.
  if (FOLLOWS_NAME.test(next)) return typed ? offers.filter((it) => it.kind !== 'template').map(nameOnly) : [];
  if (!block) return offers;
  const isFirstLine = !/[\r\n]/.test(document.text.slice(block.body.from, word.from));
  if (next !== '}') return isFirstLine ? offers.map(onNextLine) : offers;
  if (isFirstLine) return offers.filter((it) => !it.text.includes('\n'));
  return offers.map((it) => ({ ...it, text: `${it.text}\n` }));
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

/** Only a block that ends on its first line may have something on it. */
function onNextLine(offer: Offer): Offer {
  return { ...offer, text: ['', ...offer.text.split('\n').map(indented)].join('\n') };
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
