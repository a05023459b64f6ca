// The only door of the language library.
export { complete } from './features/complete';
export { documentationFor } from './features/documentation';
export { hover } from './features/hover';
export { validate } from './features/validate';
export { parse } from './hcl/parser';
export type * from './hcl/tree';
export { createModule, localModuleCalls } from './module';
export { describeProvider, providerOf } from './provider';
export type * from './types';
export { knownVersions, releaseDate } from './versions';
