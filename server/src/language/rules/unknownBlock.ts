import { type Rule } from './rule';
import { unknownNames } from './unknownNames';

export const unknownBlock: Rule = {
  id: 'unknown-block',
  severity: 'error',
  check: (inspection) => unknownNames(inspection, 'block'),
};
