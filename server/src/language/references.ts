// Which attributes of the provider's resources refer to an API, its scopes or the like, and what an import takes as id.
import { type ImportIdFacts, type Mode, type ReferenceFacts, referenceFacts } from './facts';
import { holds, schemaVersion } from './versions';

/**
 * What a reference's value is: an API's `identifier` or `id`, one of its scopes, one of its `authorization_details` types,
 * the access policy of a subject (`user` or `client`), the id of a client grant or of a client.
 */
export type ReferenceTarget = ReferenceFacts['to'];

/** An attribute that refers to something of an API. */
export interface Reference {
  readonly mode: Mode;
  /** `auth0_client_grant`. */
  readonly type: string;
  /** Dotted, below the resource: `permissions.resource_server_identifier`. */
  readonly path: string;
  readonly target: ReferenceTarget;
  /** Attribute beside it whose value says which API is meant; undefined: this one says it. */
  readonly of: string | undefined;
  /** True: a list, each element is such a value. */
  readonly many: boolean;
  /** True: nobody can set it, it only gives such a value. */
  readonly readOnly: boolean;
  /** First version that has it; undefined: older than what we know. */
  readonly since: string | undefined;
  /** First version that has it no more. */
  readonly until: string | undefined;
  readonly note: string | undefined;
  /** What happens to who writes an API's `id` here, where that is known. */
  readonly idInstead: string | undefined;
}

/** What `terraform import` and `import` blocks take as id. */
export type ImportId = Omit<ImportIdFacts, 'source'>;

/** All of them, in all versions. */
export const references: readonly Reference[] = referenceFacts.references.map((it) => ({
  ...split(it.from),
  target: it.to,
  of: it.of,
  many: it.many ?? false,
  readOnly: it.readOnly ?? false,
  since: it.since,
  until: it.until,
  note: it.note,
  idInstead: it.idInstead,
}));

/** By resource type; for a type with parts, such as `auth0_resource_server_scope`, the parts are joined by `::`. */
export const importIds: ReadonlyMap<string, ImportId> = new Map(referenceFacts.importIds.map((it) => [it.type, it]));

const byAttribute = new Map<string, Reference[]>();
for (const it of references) {
  const key = `${it.mode} ${it.type} ${it.path}`;
  byAttribute.set(key, [...(byAttribute.get(key) ?? []), it]);
}

/** What the attribute at the dotted `path` refers to in `version`; elements of a list are addressed as the list. */
export function referenceAt(mode: Mode, type: string, path: string, version: string): Reference | undefined {
  const release = schemaVersion(version);
  return byAttribute.get(`${mode} ${type} ${path}`)?.find((it) => holds(release, it.since, it.until));
}

function split(from: string): Pick<Reference, 'mode' | 'type' | 'path'> {
  const parts = from.split('.');
  const mode = parts[0] === 'data' ? 'data' : 'resource';
  const [type = '', ...path] = mode === 'data' ? parts.slice(1) : parts;
  return { mode, type, path: path.join('.') };
}
