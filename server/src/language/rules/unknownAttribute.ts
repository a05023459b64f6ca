import { type Rule } from './rule';
import { unknownNames } from './unknownNames';

export const unknownAttribute: Rule = {
  id: 'unknown-attribute',
  severity: 'error',
  title: 'An attribute that no version of the provider has',
  why: 'Terraform stops with "Unsupported argument" before it plans anything.',
  versions: 'all known versions; for others see not-known',
  check: (inspection) => unknownNames(inspection, 'attribute'),
};
