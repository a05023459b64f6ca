import { type ApiReference } from './apiTarget';
import { addressOf } from './declared';
import { replaced } from './edits';
import { type Inspection } from './inspect';
import { inVersions } from './inVersions';
import { type Referring, unwrapped } from './referring';
import { type Problem } from './rule';
import { plain } from './wording';

/** The places that get an API's `id` where they take its `identifier`, in resources of the types that `wanted` lets pass. */
export function* apiById(inspection: Inspection, wanted: (type: string) => boolean): Iterable<Problem> {
  for (const it of inspection.referring) {
    const reference = it.target.reference;
    if (it.from.mode !== 'resource' || !wanted(it.from.type) || !reference || !isId(it, reference)) continue;
    const name = it.reference.path.split('.').at(-1) ?? '';
    const identifier = identifierOf(inspection, it, reference);
    const effect = plain(it.reference.idInstead ?? 'Auth0 finds no API by an id here.');
    yield {
      at: it.value,
      message: `${name} takes the identifier of an API, and this is its id. ${effect} Write ${identifier ?? 'the identifier'}.`,
      fixes: () => {
        if (identifier === undefined) return [];
        const edits = [replaced(inspection.context.document, it.value, identifier)];
        return [{ title: `Change to ${identifier}`, edits, preferred: true }];
      },
    };
  }
}

/** Before 0.45.0, the id of a data source was what it was asked for. */
function isId({ from }: Referring, { mode, attribute }: ApiReference): boolean {
  return attribute?.text === 'id' && (mode === 'resource' || inVersions(from.provider, '0.45.0'));
}

/** The same reference, to the identifier. Undefined where a local leads to one of several copies. */
function identifierOf({ context }: Inspection, { value }: Referring, reference: ApiReference): string | undefined {
  const { mode, name, traversal, attribute, indexed } = reference;
  if (unwrapped(value) === traversal)
    return `${context.document.text.slice(traversal.from, attribute?.from)}identifier`;
  return indexed ? undefined : `${addressOf(mode, 'auth0_resource_server', name)}.identifier`;
}
