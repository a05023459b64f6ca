// What the files of a module say about providers: `required_providers`, `version` in `provider` blocks, the lock file.
// Only what is written out counts. Which version comes of it is decided in provider.ts.
import { isOverride, perModule } from './module';
import { type Attribute, type Body, type Document, type Expression, type ObjectExpression } from './hcl/tree';
import { attributeOf, blocksOf, stringValue } from './hcl/walk';
import { type Module, type Place } from './types';

/** A version or a constraint as written. */
export interface Written {
  readonly text: string;
  readonly place: Place;
}

/** What a module asks of the provider that it calls `localName`. */
export interface Requirement {
  readonly localName: string;
  /** Namespace and type, `auth0/auth0`, lower case. Undefined where it is not given, or not as a literal. */
  readonly source: string | undefined;
  /** All of them apply. */
  readonly versions: readonly Written[];
}

/** The module's requirements by local name. A local name that is mentioned nowhere has none. */
export const requirementsOf = perModule((module): ReadonlyMap<string, Requirement> => {
  const declared = new Map<string, Requirement>();
  for (const document of module.documents) {
    for (const required of inTerraformBlocks(document, 'required_providers')) {
      for (const attribute of required.attributes) {
        const requirement = readRequirement(document, attribute);
        // An override file replaces the whole entry. Elsewhere a second entry is an error of Terraform's: both apply.
        const earlier = isOverride(document) ? undefined : declared.get(requirement.localName);
        declared.set(requirement.localName, {
          ...requirement,
          source: requirement.source ?? earlier?.source,
          versions: [...(earlier?.versions ?? []), ...requirement.versions],
        });
      }
    }
  }
  for (const [localName, version] of versionsInProviderBlocks(module)) {
    const { source, versions = [] } = declared.get(localName) ?? {};
    declared.set(localName, { localName, source, versions: [...versions, version] });
  }
  return declared;
});

/** What the lock file has chosen, by source; the registry's host makes no difference. What is half written is left out. */
export const lockedVersions = perModule(({ lock }): ReadonlyMap<string, Written> => {
  const locked = new Map<string, Written>();
  for (const block of lock ? blocksOf(lock.body, 'provider') : []) {
    const source = sourceOf(block.labels[0]?.text ?? '');
    const version = lock && writtenAt(lock, attributeOf(block.body, 'version')?.value);
    if (source === undefined || !version || !EXACT.test(version.text) || locked.has(source)) continue;
    locked.set(source, version);
  }
  return locked;
});

/** The constraints on Terraform itself, `required_version`. */
export const terraformVersionConstraints = perModule((module): readonly Written[] =>
  module.documents.flatMap((document) =>
    blocksOf(document.body, 'terraform')
      .map((block) => writtenAt(document, attributeOf(block.body, 'required_version')?.value))
      .filter((it) => it !== undefined),
  ),
);

const EXACT = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/;

/** `auth0/auth0` for an address with or without a registry's host in front. Undefined where it is not an address. */
function sourceOf(address: string): string | undefined {
  const parts = address.trim().toLowerCase().split('/');
  if (parts.length > 3 || parts.some((it) => it === '')) return undefined;
  const [namespace, type] = parts.length === 1 ? ['hashicorp', parts[0]] : parts.slice(-2);
  return `${namespace}/${type}`;
}

function readRequirement(document: Document, { name, value }: Attribute): Requirement {
  const fields = value?.kind === 'object' ? value : undefined;
  const source = fields && writtenAt(document, fieldOf(fields, 'source'));
  const version = writtenAt(document, fields ? fieldOf(fields, 'version') : value);
  return { localName: name.text, source: source && sourceOf(source.text), versions: version ? [version] : [] };
}

/** `[local name, constraint]` of each `provider` block that has one: how it was written before Terraform 0.13. */
function versionsInProviderBlocks(module: Module): Iterable<[string, Written]> {
  const byConfiguration = new Map<string, [string, Written]>();
  for (const document of module.documents) {
    for (const { labels, body } of blocksOf(document.body, 'provider')) {
      const localName = labels[0]?.text ?? '';
      const version = writtenAt(document, attributeOf(body, 'version')?.value);
      const alias = stringValue(attributeOf(body, 'alias')?.value) ?? '';
      if (version) byConfiguration.set(`${localName}.${alias}`, [localName, version]);
    }
  }
  return byConfiguration.values();
}

function inTerraformBlocks(document: Document, type: string): readonly Body[] {
  return blocksOf(document.body, 'terraform').flatMap((it) => blocksOf(it.body, type).map((block) => block.body));
}

function fieldOf({ items }: ObjectExpression, name: string): Expression | undefined {
  return items.find(({ key }) => (key.kind === 'traversal' ? key.root.text : stringValue(key)) === name)?.value;
}

/** The literal string that `expression` is. Undefined while its closing quote is missing: it is being typed. */
function writtenAt(document: Document, expression: Expression | undefined): Written | undefined {
  const text = stringValue(expression);
  if (!expression || text === undefined || (expression.kind === 'template' && !expression.closed)) return undefined;
  return { text, place: { uri: document.uri, span: { from: expression.from, to: expression.to } } };
}
