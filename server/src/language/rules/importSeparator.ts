import { inVersions } from './inVersions';
import { type Rule } from './rule';
import { textOf } from './valueLength';
import { quoted } from './wording';

/** Attributes whose value is a part of import ids. */
const PARTS: ReadonlySet<string> = new Set([
  'auth0_resource_server identifier',
  'auth0_resource_server scopes.value',
  'auth0_resource_server_scope scope',
  'auth0_resource_server_scopes scopes.name',
]);

export const importSeparator: Rule = {
  id: 'import-separator',
  severity: 'hint',
  *check({ attributes }) {
    for (const attribute of attributes) {
      const { mode, type, provider } = attribute.item.body.resource;
      const { path } = attribute.schema;
      if (mode !== 'resource' || !PARTS.has(`${type.text} ${path}`) || !inVersions(provider, '0.48.0')) continue;
      const text = textOf(attribute);
      if (!text?.includes('::')) continue;
      const message = `${quoted(text)} holds "::", which parts the ids by which a single scope or permission is imported. With it, these cannot be imported.`;
      yield { at: attribute.value, message };
    }
  },
};
