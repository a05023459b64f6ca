// The only door of the language library.
export type * from './hcl/tree';
export type * from './types';
