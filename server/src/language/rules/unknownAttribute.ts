import { type Rule } from './rule';
import { unknownNames } from './unknownNames';

export const unknownAttribute: Rule = {
  id: 'unknown-attribute',
  severity: 'error',
  check: (inspection) => unknownNames(inspection, 'attribute'),
};
