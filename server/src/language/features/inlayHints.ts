import { type Block, type Span } from '../hcl/tree';
import { literalThrough, resourcesOf } from '../module';
import { definitionOf } from '../schema';
import { type Context } from '../types';
import { shortDuration } from './duration';

/** Text shown behind `offset` that does not stand in the file. */
export interface InlayHint {
  readonly offset: number;
  readonly text: string;
}

/** Lifetimes that are written out in seconds, here or in a local, in words: `= 24 h`. Those that end within `span`. */
export function inlayHints({ document, module }: Context, { from, to }: Span): InlayHint[] {
  const hints: InlayHint[] = [];
  for (const { mode, type, block, document: own } of resourcesOf(module)) {
    if (own !== document || block.to < from || block.from > to) continue;
    visit(block, '');

    function visit({ body }: Block, prefix: string): void {
      for (const { name, value } of body.attributes) {
        if (!value || value.to < from || value.to > to) continue;
        const literal = literalThrough(module, value);
        const isNumeric = typeof literal === 'number' || (typeof literal === 'string' && literal !== '');
        const words = isNumeric ? shortDuration(Number(literal)) : undefined;
        if (words === undefined) continue;
        const definition = definitionOf(mode, type, prefix + name.text);
        if (definition?.documentation.unit === 'seconds') hints.push({ offset: value.to, text: `= ${words}` });
      }
      for (const it of body.blocks) visit(it, `${prefix}${it.type.text}.`);
    }
  }
  return hints.sort((a, b) => a.offset - b.offset);
}
