import { removedAll } from '../fixes/sources';
import { compareVersions } from '../schema';
import { type BodyInForce, type Item } from './inspect';
import { type Rule } from './rule';
import { systemApi, systemApiIn } from './systemApi';

const management = systemApi('Auth0 Management API');
/** What makes it the Management API. */
const OWN: readonly string[] = ['name', 'identifier'];

export const managementApiAttribute: Rule = {
  id: 'management-api-attribute',
  severity: 'warning',
  *check({ bodies, context }) {
    for (const root of bodies) {
      if (root.path !== '' || !isManagementApi(root)) continue;
      const changeable = changeablePaths(root);
      const lost = bodies
        .filter((it) => it.resource === root.resource)
        .flatMap(settings)
        .filter(({ body, meaning }) => {
          if (!('path' in meaning) || changeable.some((it) => overlaps(it, meaning.path))) return false;
          // What stands in a block that is reported is not reported again.
          return body.path === '' || changeable.some((it) => overlaps(it, body.path));
        });
      // One by one, they would conflict with one another.
      const fixes = () => [
        {
          title: 'Remove all that Auth0 does not change',
          edits: removedAll(
            context.document,
            lost.map((it) => it.node),
          ),
          preferred: true,
        },
      ];
      for (const { name } of lost) yield { at: name, message: message(name.text, root), fixes };
    }
  },
};

function isManagementApi(body: BodyInForce): boolean {
  const { mode, type } = body.resource;
  return mode === 'resource' && type.text === 'auth0_resource_server' && systemApiIn(body) === management;
}

function changeablePaths({ resource: { provider } }: BodyInForce): readonly string[] {
  const rows = management.changeable ?? [];
  const inForce = rows.filter(({ since }) => since === undefined || compareVersions(provider.version, since) >= 0);
  return [...OWN, ...inForce.map((it) => it.path)];
}

/** What the file sets and the version in force has. */
function settings({ items, attributes }: BodyInForce): readonly Item[] {
  return items.filter(({ node, meaning }) => {
    if (meaning.kind === 'block') return true;
    const isNull = attributes.some((it) => it.item.node === node && it.literal === null);
    return meaning.kind === 'attribute' && !meaning.readOnly && !isNull;
  });
}

function overlaps(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}

function message(name: string, { resource: { provider } }: BodyInForce): string {
  if (name === 'client' || compareVersions(provider.version, management.since ?? '') < 0)
    return `Auth0 refuses to change ${name} of its Management API. Remove it.`;
  return `The provider does not send ${name} for Auth0's Management API, so a change of it is lost. Remove it.`;
}
