// Attributes of other resources that refer to an API: what they must hold.
import { compareVersions, type Mode, referenceAt, references, type ReferenceTarget } from '../schema';
import { type Footing } from './markdown';
import { code, list, paragraphs, title } from './markup';

/** The attribute at a dotted path of a resource that is not ours, whether in force or not. Undefined: it refers to no API. */
export function describeReference(
  mode: Mode,
  type: string,
  path: string,
  { version, footer }: Footing,
): string | undefined {
  const inForce = referenceAt(mode, type, path, version);
  const reference = inForce ?? references.find((it) => it.mode === mode && it.type === type && it.path === path);
  if (!reference) return undefined;
  const { target, of, many, readOnly, since, until, note, idInstead } = reference;
  const isFuture = since !== undefined && compareVersions(version, since) < 0;
  return paragraphs([
    title(path.slice(path.lastIndexOf('.') + 1), [`${type}${readOnly ? ', read-only' : ''}`]),
    !inForce && `**Not in ${version}:** ${isFuture ? `exists since ${since}` : `removed in ${until}`}.`,
    `${many ? 'Each element holds' : readOnly ? 'Gives' : 'Holds'} ${TARGETS[target]}${of === undefined ? '' : ` of the API in ${code(of)}`}.`,
    EXAMPLES[target],
    list([idInstead, note, since !== undefined && inForce && `Since ${since}`]),
    footer,
  ]);
}

const TARGETS: Readonly<Record<ReferenceTarget, string>> = {
  identifier: "an API's `identifier`",
  id: "an API's `id`",
  scope: 'a scope',
  authorizationDetailsType: 'a type of `authorization_details`',
  policy: 'a subject, as in `subject_type_authorization`,',
  clientGrantId: 'the `id` of a client grant',
  clientId: 'the `client_id` of an application',
};

/** How it is usually written. */
const EXAMPLES: Readonly<Partial<Record<ReferenceTarget, string>>> = {
  identifier: '`auth0_resource_server.NAME.identifier`',
  id: '`auth0_resource_server.NAME.id`',
};
