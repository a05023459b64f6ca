import { type Api } from '../apis';
import { attributeOf, blocksOf } from '../hcl/walk';
import { literalThrough } from '../module';
import { type Module } from '../types';
import { isWhole } from './isWhole';
import { headerOf } from './missing';
import { type Rule } from './rule';
import { choice, quoted } from './wording';

const BLOCK = 'authorization_details';

export const undeclaredDetailsType: Rule = {
  id: 'undeclared-details-type',
  severity: 'warning',
  *check(inspection) {
    const { module } = inspection.context;
    for (const { target, named } of inspection.referring) {
      const { api } = target;
      const types = api && detailsTypes(module, api);
      if (!types) continue;
      const given = named.filter((it) => it.reference.target === 'authorizationDetailsType').flatMap((it) => it.names);
      for (const { text, at } of given.filter((it) => !types.includes(it.text))) {
        const has = types.length > 0 ? `only ${choice(types)}` : 'none';
        const message = `${quoted(text)} is none of the API's types of ${BLOCK}: auth0_resource_server.${api.name} has ${has}. Declare it there, or remove it here.`;
        yield { at, message, related: [{ uri: api.document.uri, span: headerOf(api.block), message: 'The API.' }] };
      }
    }
  },
};

/** All of them. Undefined where they are not known, and where the block says nothing: then Auth0's stay. */
function detailsTypes(module: Module, { block, document }: Api): readonly string[] | undefined {
  const blocks = blocksOf(block.body, BLOCK);
  const isDynamic = blocksOf(block.body, 'dynamic').some((it) => it.labels[0]?.text === BLOCK);
  if (blocks.length === 0 || isDynamic || !isWhole(block, document)) return undefined;
  const types: string[] = [];
  for (const { body } of blocks) {
    const disable = attributeOf(body, 'disable');
    const type = literalThrough(module, attributeOf(body, 'type')?.value);
    if (typeof type === 'string') types.push(type);
    else if (!disable || literalThrough(module, disable.value) !== true) return undefined;
  }
  return types;
}
