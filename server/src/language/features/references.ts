import { type Context, type Place } from '../types';
import { occurrenceAt, occurrencesOf } from './occurrences';

/** All places of the module that mean what stands at `offset`, its declarations only if they are asked for. */
export function references(context: Context, offset: number, withDeclarations: boolean): readonly Place[] {
  const found = occurrenceAt(context, offset);
  if (!found) return [];
  const all = occurrencesOf(context.module, found.entity);
  return all.filter((it) => withDeclarations || !it.isDeclaration).map((it) => it.place);
}
