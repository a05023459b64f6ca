// The one mechanism behind definition, references, highlight, rename and code lens: what stands at an offset, and where else.
import { perModule } from '../module';
import { type Context, type Module } from '../types';
import { apiOccurrences } from './apiOccurrences';
import { type Entity, keyOf, type Occurrence } from './entity';
import { nameOccurrences } from './nameOccurrences';

interface Index {
  /** In the order of the module's documents and of their texts. */
  readonly byEntity: ReadonlyMap<string, readonly Occurrence[]>;
  readonly byDocument: ReadonlyMap<string, readonly Occurrence[]>;
}

/** What stands at `offset`: the innermost, where one stands within another. Undefined where there is nothing with a name. */
export function occurrenceAt({ document, module }: Context, offset: number): Occurrence | undefined {
  const holding = occurrencesIn(module, document.uri).filter(({ reach }) => reach.from <= offset && offset <= reach.to);
  const length = ({ reach }: Occurrence) => reach.to - reach.from;
  return holding.reduce<Occurrence | undefined>(
    (best, it) => (best && length(best) <= length(it) ? best : it),
    undefined,
  );
}

/** All places of the module at which `entity` stands, each once. */
export function occurrencesOf(module: Module, entity: Entity): readonly Occurrence[] {
  return indexOf(module).byEntity.get(keyOf(entity)) ?? [];
}

/** All that stands in one document of the module. */
export function occurrencesIn(module: Module, uri: string): readonly Occurrence[] {
  return indexOf(module).byDocument.get(uri) ?? [];
}

const indexOf = perModule((module): Index => {
  const order = new Map(module.documents.map((it, index) => [it.uri, index]));
  const all = [...module.documents.flatMap(nameOccurrences), ...apiOccurrences(module)];
  const rank = ({ place }: Occurrence) => order.get(place.uri) ?? 0;
  all.sort(
    (a, b) =>
      rank(a) - rank(b) || a.place.span.from - b.place.span.from || Number(b.isDeclaration) - Number(a.isDeclaration),
  );
  const byEntity = new Map<string, Occurrence[]>();
  const byDocument = new Map<string, Occurrence[]>();
  for (const it of all) {
    const same = listIn(byEntity, keyOf(it.entity));
    const last = same.at(-1);
    if (last && last.place.uri === it.place.uri && last.place.span.from === it.place.span.from) continue;
    same.push(it);
    listIn(byDocument, it.place.uri).push(it);
  }
  return { byEntity, byDocument };
});

function listIn(lists: Map<string, Occurrence[]>, key: string): Occurrence[] {
  const found = lists.get(key) ?? [];
  lists.set(key, found);
  return found;
}
