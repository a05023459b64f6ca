import { type Span } from '../hcl/tree';
import { type Context } from '../types';
import { occurrenceAt, occurrencesOf } from './occurrences';

/** A place to be marked; `write` is a declaration. */
export interface Highlight extends Span {
  readonly access: 'read' | 'write';
}

/** The places of `context.document` that mean what stands at `offset`. */
export function highlight({ document, module, settings }: Context, offset: number): readonly Highlight[] {
  const found = occurrenceAt({ document, module, settings }, offset);
  if (!found) return [];
  return occurrencesOf(module, found.entity)
    .filter(({ place }) => place.uri === document.uri)
    .map(({ place: { span }, isDeclaration }) => ({
      from: span.from,
      to: span.to,
      access: isDeclaration ? 'write' : 'read',
    }));
}
