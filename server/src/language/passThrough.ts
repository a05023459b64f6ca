/** Functions of Terraform whose result has the elements of their arguments. */
export const passThrough: ReadonlySet<string> = new Set([
  'toset',
  'tolist',
  'concat',
  'distinct',
  'sort',
  'compact',
  'setunion',
]);
