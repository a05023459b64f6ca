import { type Rule } from './rule';
import { unknownNames } from './unknownNames';

export const unknownBlock: Rule = {
  id: 'unknown-block',
  severity: 'error',
  title: 'A nested block that no version of the provider has',
  why: 'Terraform stops with "Unsupported block type" before it plans anything.',
  versions: 'all known versions; for others see not-known',
  check: (inspection) => unknownNames(inspection, 'block'),
};
