// The only door of the language library.
export { documentationFor } from './features/documentation';
export { validate } from './features/validate';
export { parse } from './hcl/parser';
export type * from './hcl/tree';
export { createModule, localModuleCalls } from './module';
export { describeProvider, providerOf } from './provider';
export type * from './types';
// Each of these moves to its own module's line as soon as that module is there.
export { complete, hover } from './placeholders';
