// The only door of the language library.
export type * from './hcl/tree';
export type * from './types';
// Each of these moves to its own module's line as soon as that module is there.
export { complete, createModule, describeProvider, documentationFor, hover, localModuleCalls, parse, providerOf, validate } from './placeholders';
