// What of a module Terraform applies only after something else, as far as the files tell.
import { addressOf, type Entity } from '../features/entity';
import { nameOccurrences } from '../features/nameOccurrences';
import { type Document } from '../hcl/tree';
import { perModule } from '../module';
import { type Module } from '../types';

/** The addresses that name an address in their own block, by that address. */
const usersOf = perModule((module): ReadonlyMap<string, ReadonlySet<string>> => {
  const users = new Map<string, Set<string>>();
  for (const document of module.documents) {
    const names = nameOccurrences(document)
      .filter((it) => !it.isDeclaration && it.how === 'name')
      .sort((a, b) => a.place.span.from - b.place.span.from);
    let next = 0;
    for (const { address, from, to } of partsOf(document)) {
      while ((names[next]?.place.span.from ?? Infinity) < from) next++;
      for (let it = names[next]; it && it.place.span.from < to; it = names[++next]) {
        const used = addressOf(it.entity);
        const known = users.get(used) ?? new Set();
        users.set(used, known.add(address));
      }
    }
  }
  return users;
});

const found = perModule(() => new Map<string, ReadonlySet<string>>());

/**
 * The addresses of what waits until `address` is applied: by a reference or `depends_on`, directly or through locals, calls
 * of modules and other resources. A call of a module waits for all that it is given, and so does what uses its outputs.
 */
export function dependentsOf(module: Module, address: string): ReadonlySet<string> {
  const known = found(module).get(address) ?? search(module, address);
  found(module).set(address, known);
  return known;
}

function search(module: Module, address: string): ReadonlySet<string> {
  const dependents = new Set<string>();
  const open = [address];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const user of usersOf(module).get(next) ?? []) {
      if (dependents.has(user)) continue;
      dependents.add(user);
      open.push(user);
    }
  }
  return dependents;
}

interface Part {
  readonly address: string;
  readonly from: number;
  readonly to: number;
}

/** What can depend on something: resources, data sources, calls of modules, and each local. In source order. */
function* partsOf({ body }: Document): Iterable<Part> {
  for (const { type, labels, body: inside, from, to } of body.blocks) {
    const entity = (kind: Entity['kind'], owner: string | undefined, name: string | undefined) =>
      addressOf({ kind, owner: owner ?? '', name: name ?? '' });
    const [first, second] = labels.map((it) => it.text);
    if (type.text === 'resource' || type.text === 'data') yield { address: entity(type.text, first, second), from, to };
    if (type.text === 'module') yield { address: entity('module', '', first), from, to };
    if (type.text !== 'locals') continue;
    for (const it of inside.attributes) {
      yield { address: entity('local', '', it.name.text), from: it.from, to: it.to };
    }
  }
}
