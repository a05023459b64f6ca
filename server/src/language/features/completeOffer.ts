// An offer says what is inserted; a completion also says where. This file is the step between the two.
import { type Completion, type CompletionKind, type DocumentationKey } from '../types';

/** What may be inserted, before it is known where. */
export interface Offer {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly text: string;
  /** `text` is a snippet. False unless said. */
  readonly snippet?: boolean;
  readonly detail?: string;
  /** Further words that find it, such as the dashboard's. */
  readonly words?: string | undefined;
  /** Group in the list, 0 to 9, first group first; within a group the order of the offers holds. 5 unless said. */
  readonly rank?: number;
  readonly deprecated?: boolean;
  readonly suggestNext?: boolean;
  readonly documentation?: DocumentationKey | undefined;
}

/** The word around the cursor: `from <= cursor <= to`, on one line. Nothing typed yet: all three are equal. */
export interface WordAt {
  readonly from: number;
  readonly cursor: number;
  readonly to: number;
}

/** The offers in place of the word. Of two with one label, the first stays. */
export function placed(word: WordAt, offers: readonly Offer[]): Completion[] {
  const insert = { from: word.from, to: word.cursor };
  const replace = { from: word.from, to: word.to };
  const labels = new Set<string>();
  const completions: Completion[] = [];
  for (const [index, offer] of offers.entries()) {
    if (labels.has(offer.label)) continue;
    labels.add(offer.label);
    completions.push({
      label: offer.label,
      kind: offer.kind,
      detail: offer.detail ?? '',
      insert,
      replace,
      text: offer.text,
      snippet: offer.snippet ?? false,
      filter: offer.words === undefined ? offer.label : `${offer.label} ${offer.words}`,
      sort: `${offer.rank ?? 5}${String(index).padStart(4, '0')}`,
      deprecated: offer.deprecated ?? false,
      suggestNext: offer.suggestNext ?? false,
      documentation: offer.documentation,
    });
  }
  return completions.sort((a, b) => (a.sort < b.sort ? -1 : 1));
}
