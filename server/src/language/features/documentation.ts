// The documentation of whatever has a name in the schema data, for completion lists and hovers alike.
import {
  type AllowedValue,
  type AttributeSchema,
  type BlockSchema,
  compareVersions,
  definitionOf,
  documentationPage,
  itemAt,
  knownVersions,
  type Lifespan,
  metaArguments,
  type Mode,
  newestVersion,
  schemaOf,
} from '../schema';
import { type DocumentationKey } from '../types';
import {
  definitionMarkdown,
  type Footing,
  metaArgumentMarkdown,
  type Presence,
  resourceMarkdown,
  valueMarkdown,
} from './markdown';

/** The documentation of what `key` names, as markdown; empty for what no version knows. */
export function documentationFor({ mode, type, path, value, version }: DocumentationKey): string {
  if (mode === 'meta') return describeMeta(path) ?? '';
  const footing = { version, footer: `auth0 ${version}` };
  const described =
    value === undefined ? describe(mode, type, path, footing) : describeValue(mode, type, path, value, footing);
  return described ?? '';
}

/** A resource (empty `path`), attribute or block, whether in force or not. Undefined for what no version has. */
export function describe(mode: Mode, type: string, path: string, footing: Footing): string | undefined {
  const { version } = footing;
  const inForce = schemaOf(mode, type, version);
  if (path === '') {
    const resource = inForce ?? schemaOf(mode, type, newestVersion);
    return resource && resourceMarkdown(resource, presenceOf(inForce, resource.lifespan, version), footing);
  }
  const known = itemAt(inForce, path);
  const definition = known ?? definitionOf(mode, type, path);
  const url = documentationPage(mode, type, version);
  return definition && definitionMarkdown(definition, presenceOf(known, definition.lifespan, version), url, footing);
}

/** An allowed value, whether in force or not, written in any case where that does not matter. */
export function describeValue(
  mode: Mode,
  type: string,
  path: string,
  value: string,
  footing: Footing,
): string | undefined {
  const { version } = footing;
  const inForce = allowed(itemAt(schemaOf(mode, type, version), path), value);
  if (inForce) {
    const caution = inForce.value === value ? '' : 'Auth0 wants it in exactly this case.';
    return valueMarkdown(path, inForce, caution, footing);
  }
  const versions = knownVersions.filter((it) => allowed(itemAt(schemaOf(mode, type, it), path), value));
  const [first] = versions;
  const last = versions.at(-1);
  const definition = last === undefined ? undefined : itemAt(schemaOf(mode, type, last), path);
  const found = allowed(definition, value);
  if (!found || first === undefined) return undefined;
  const when = compareVersions(version, first) < 0 ? `exists since ${first}` : `allowed until ${last}`;
  return valueMarkdown(path, found, `**Not in ${version}:** ${when}.`, footing);
}

/** What Terraform itself understands, by its path: `lifecycle.prevent_destroy`. */
export function describeMeta(path: string): string | undefined {
  const found = metaArguments.get(path);
  return found && metaArgumentMarkdown(found);
}

function presenceOf(inForce: object | undefined, { since }: Lifespan, version: string): Presence {
  if (inForce) return 'present';
  return since !== undefined && compareVersions(version, since) < 0 ? 'future' : 'removed';
}

function allowed(item: AttributeSchema | BlockSchema | undefined, value: string): AllowedValue | undefined {
  if (item?.kind !== 'attribute') return undefined;
  const normal = (text: string) => (item.ignoreCase ? text.toLowerCase() : text);
  return item.values.find((it) => normal(it.value) === normal(value));
}
