import { apisOf } from '../apis';
import { type Span } from '../hcl/tree';
import { type Context, type Place } from '../types';
import { entityOfApi } from './apiOccurrences';
import { occurrencesOf } from './occurrences';

/** A line above a span that leads to `places`. */
export interface CodeLens {
  readonly span: Span;
  /** `2 scopes - 1 reference`. */
  readonly title: string;
  readonly places: readonly Place[];
}

/** Above each API of the document: how many scopes the module gives it, and how often the module refers to it. */
export function codeLenses({ document, module }: Context): CodeLens[] {
  return apisOf(module)
    .filter((it) => it.document === document)
    .map((api) => {
      const all = api.name === '' ? [] : occurrencesOf(module, entityOfApi(api));
      const places = all.filter((it) => !it.isDeclaration && it.how !== 'from').map((it) => it.place);
      const { type, labels } = api.block;
      const references = count(places.length, '', 'reference');
      // Without any, and where more may come from elsewhere, a number would mislead.
      const scopes = api.scopes.length > 0 ? [count(api.scopes.length, api.complete ? '' : '+', 'scope')] : [];
      return {
        span: { from: type.from, to: labels.at(-1)?.to ?? type.to },
        title: [...scopes, references].join(' - '),
        places,
      };
    });
}

function count(amount: number, more: string, noun: string): string {
  return `${amount}${more} ${noun}${amount === 1 && more === '' ? '' : 's'}`;
}
