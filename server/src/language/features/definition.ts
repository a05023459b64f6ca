import { type Span } from '../hcl/tree';
import { type Context, type Place } from '../types';
import { occurrenceAt, occurrencesOf } from './occurrences';

/** Where something is declared, and what in the document leads there. */
export interface Definition {
  readonly origin: Span;
  /** Several where override files declare it too, or the module does so twice by mistake. */
  readonly places: readonly Place[];
}

/** Undefined where nothing stands that the module declares. */
export function definition(context: Context, offset: number): Definition | undefined {
  const found = occurrenceAt(context, offset);
  if (!found) return undefined;
  const declarations = occurrencesOf(context.module, found.entity).filter((it) => it.isDeclaration);
  return declarations.length > 0 ? { origin: found.reach, places: declarations.map((it) => it.place) } : undefined;
}
