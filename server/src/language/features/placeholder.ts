// What stands in a place that the user has yet to fill: right as it is, and easy to see as an example.
import { type HclBlock, type HclValue, isIdentifier } from '../hcl/print';
import { attributeOf } from '../hcl/walk';
import { resourcesOf } from '../module';
import { type AttributeSchema, type BlockSchema, referenceAt, type ResourceSchema } from '../schema';
import { type Module } from '../types';
import { isRequired } from './completeShape';

const IDENTIFIER = 'https://LABEL.example.com';

/** Values to begin with, by type and path. */
export const EXAMPLES: Readonly<Record<string, string>> = {
  'auth0_resource_server.name': 'My API',
  'auth0_resource_server.identifier': IDENTIFIER.replace('LABEL', 'api'),
  'auth0_resource_server.scopes.value': 'read:things',
  'auth0_resource_server_scope.scope': 'read:things',
  'auth0_resource_server_scopes.scopes.name': 'read:things',
};

/** The identifier of an API of the module to begin with. Copies of a resource need an index that is not known here. */
export function apiReference(module: Module, attribute = 'identifier'): string {
  return `auth0_resource_server.${singleApis(module)[0] ?? 'api'}.${attribute}`;
}

/** A value that `attribute` takes, in the resource of that label. `certain`: there is no other choice. */
export function placeholder(
  attribute: AttributeSchema,
  { mode, type, version }: ResourceSchema,
  module: Module,
  label = 'api',
): { readonly value: HclValue; readonly certain: boolean } {
  const { path, name, values, presets, limits } = attribute;
  const target = referenceAt(mode, type, path, version)?.target;
  if (target === 'identifier' || target === 'id') {
    return { value: { reference: apiReference(module, target) }, certain: singleApis(module).length === 1 };
  }
  const [first, second] = values;
  if (first) return { value: first.value, certain: !second };
  switch (attribute.type) {
    case 'bool':
      return { value: false, certain: false };
    case 'int':
    case 'number':
      return { value: presets[0] ?? limits.find((it) => it.min !== undefined)?.min ?? 0, certain: false };
    case 'list':
    case 'set':
      return { value: [], certain: false };
    case 'map':
      return { value: { object: [] }, certain: false };
    case 'string': {
      const example = path === 'identifier' ? IDENTIFIER.replace('LABEL', () => label.replaceAll('_', '-')) : undefined;
      return { value: example ?? EXAMPLES[`${type}.${path}`] ?? name.toUpperCase(), certain: false };
    }
  }
}

/** A block with all that must be in it. */
export function placeholderBlock(block: BlockSchema, resource: ResourceSchema, module: Module): HclBlock {
  const attributes = [...block.attributes.values()].filter(isRequired);
  const blocks = [...block.blocks.values()].filter((it) => isRequired(it) || it.minItems > 0);
  return {
    type: block.name,
    labels: [],
    attributes: attributes.map((it) => [it.name, placeholder(it, resource, module).value]),
    blocks: blocks.map((it) => placeholderBlock(it, resource, module)),
  };
}

function singleApis(module: Module): readonly string[] {
  return resourcesOf(module)
    .filter(({ mode, type, name, block: { body } }) => {
      const isApi = mode === 'resource' && type === 'auth0_resource_server' && isIdentifier(name);
      return isApi && !attributeOf(body, 'count') && !attributeOf(body, 'for_each');
    })
    .map((it) => it.name);
}
