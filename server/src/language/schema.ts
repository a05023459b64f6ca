// The door to the facts: what the provider and the API know, in the version asked for. The facts themselves are data,
// server/schema/*.json; server/schema/README.md tells how to add one.
export { type Mode, type SystemApi, type ValueType } from './facts';
export type * from './schemaTypes';
export { definitionOf, itemAt, lifespanOf, resourceTypes, schemaOf, systemApis } from './schemaOf';
export {
  compareVersions,
  documentationPage,
  holds,
  knownVersions,
  newestVersion,
  releaseDate,
  schemaVersion,
} from './versions';
export { type ImportId, importIds, type Reference, referenceAt, references, type ReferenceTarget } from './references';
export { type MetaArgument, metaArguments, metaArgumentsIn } from './metaArguments';
