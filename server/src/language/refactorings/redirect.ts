import { addressOf } from '../features/entity';
import { occurrencesOf } from '../features/occurrences';
import { printValue } from '../hcl/print';
import { type Document, type Tuple } from '../hcl/tree';
import { attributeOf } from '../hcl/walk';
import { eolOf, replaced } from '../rules/edits';
import { type Module, type PlacedEdit } from '../types';

/**
 * What leads to the old resources of a type leads to those that take their place. Undefined where something else than
 * `depends_on` refers to one of them: that cannot be answered by others.
 */
export function redirected(
  module: Module,
  type: string,
  names: readonly string[],
  addresses: readonly string[],
): readonly PlacedEdit[] | undefined {
  const entities = names.map((name) => ({ kind: 'resource', owner: type, name }) as const);
  const uses = entities.flatMap((it) => occurrencesOf(module, it)).filter((it) => !it.isDeclaration);
  const old = entities.map(addressOf);
  let seen = 0;
  const edits: PlacedEdit[] = [];
  for (const [document, list] of dependencies(module)) {
    const items = list.items.map((it) => document.text.slice(it.from, it.to));
    const count = items.filter((it) => old.includes(it)).length;
    if (count === 0) continue;
    if (document.comments.some((it) => it.from > list.from && it.to < list.to)) return undefined;
    seen += count;
    const now = new Set(items.flatMap((it) => (old.includes(it) ? addresses : [it])));
    const lineStart = document.text.lastIndexOf('\n', list.from) + 1;
    const indentation = /^[ \t]*/.exec(document.text.slice(lineStart))?.[0] ?? '';
    const printed = printValue(
      [...now].map((reference) => ({ reference })),
      indentation,
    );
    edits.push(replaced(document, list, printed.replaceAll('\n', eolOf(document))));
  }
  return seen === uses.length ? edits : undefined;
}

function* dependencies({ documents }: Module): Iterable<readonly [Document, Tuple]> {
  for (const document of documents) {
    for (const { body } of document.body.blocks) {
      const list = attributeOf(body, 'depends_on')?.value;
      if (list?.kind === 'tuple') yield [document, list];
    }
  }
}
