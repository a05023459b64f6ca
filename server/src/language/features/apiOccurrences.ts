// The scopes of APIs, and the APIs that are meant by their identifier, wherever a module's literals name them. Which attributes
// do is data: references.json.
import { type Api, apiAt, apisOf } from '../apis';
import { type Body } from '../hcl/tree';
import { attributeOf, blocksOf } from '../hcl/walk';
import { type ResourceBlock, resourcesOf } from '../module';
import { type Reference, references } from '../schema';
import { type Module } from '../types';
import { type Entity, type Occurrence } from './entity';
import { type Literal, literalsIn } from './literals';

/** The resource of an API. */
export function entityOfApi({ name }: Api): Entity {
  return { kind: 'resource', owner: 'auth0_resource_server', name };
}

/** A place may come more than once, where several attributes lead to it. */
export function* apiOccurrences(module: Module): Iterable<Occurrence> {
  const documents = new Map(module.documents.map((it) => [it.uri, it]));
  for (const api of apisOf(module)) {
    for (const { place, value } of api.scopes) {
      const document = documents.get(place.uri);
      if (!document) continue;
      for (const it of literalsIn(module, document, value)) yield occurrence(scopeOf(api, it.text), it, 'name', true);
    }
  }
  for (const resource of resourcesOf(module)) {
    for (const reference of byType.get(`${resource.mode} ${resource.type}`) ?? []) {
      yield* referred(module, resource, reference);
    }
  }
}

/** In all versions: who has written an attribute means what it meant in some of them. */
const byType = new Map<string, Reference[]>();
for (const it of references) {
  if (it.readOnly) continue;
  const key = `${it.mode} ${it.type}`;
  byType.set(key, [...(byType.get(key) ?? []), it]);
}

function* referred(module: Module, { block, document }: ResourceBlock, reference: Reference): Iterable<Occurrence> {
  const { target, of } = reference;
  if (target !== 'identifier' && (target !== 'scope' || of === undefined)) return;
  const path = reference.path.split('.');
  const name = path.pop() ?? '';
  for (const body of bodiesAt(block.body, path)) {
    const literals = literalsIn(module, document, attributeOf(body, name)?.value);
    if (literals.length === 0) continue;
    if (target === 'identifier') {
      for (const it of literals) {
        const api = apisOf(module).find(({ identifier }) => identifier === it.text);
        if (api) yield occurrence(entityOfApi(api), it, 'identifier', false);
      }
      continue;
    }
    const api = of === undefined ? undefined : apiAt(module, attributeOf(body, of)?.value);
    if (api) for (const it of literals) yield occurrence(scopeOf(api, it.text), it, 'name', false);
  }
}

/** The bodies at a path of block types below `body`, those that `dynamic` blocks write too. */
export function bodiesAt(body: Body, [type, ...rest]: readonly string[]): readonly Body[] {
  if (type === undefined) return [body];
  const dynamic = blocksOf(body, 'dynamic').filter((it) => it.labels[0]?.text === type);
  const inside = [...blocksOf(body, type), ...dynamic.flatMap((it) => blocksOf(it.body, 'content'))];
  return inside.flatMap((it) => bodiesAt(it.body, rest));
}

function scopeOf(api: Api, name: string): Entity {
  return { kind: 'scope', owner: api.name, name };
}

function occurrence(entity: Entity, literal: Literal, how: Occurrence['how'], isDeclaration: boolean): Occurrence {
  return { entity, place: literal.place, reach: literal.quoted, isDeclaration, how };
}
