import { aboveSibling } from './aboveSibling';
import { addOn } from './addOn';
import { rulesAcrossModule } from './acrossModule';
import { allowedValue } from './allowedValue';
import { attributeExpected } from './attributeExpected';
import { blockExpected } from './blockExpected';
import { blockLabels } from './blockLabels';
import { deprecated } from './deprecated';
import { dialectWithoutRbac } from './dialectWithoutRbac';
import { disableConflict } from './disableConflict';
import { duplicateIdentifier } from './duplicateIdentifier';
import { emptyBlock } from './emptyBlock';
import { forbiddenCharacter } from './forbiddenCharacter';
import { identifierSlash } from './identifierSlash';
import { ignoreChanges } from './ignoreChanges';
import { managementApiAttribute } from './managementApiAttribute';
import { managementApiName } from './managementApiName';
import { missingAttribute } from './missingAttribute';
import { missingBlock } from './missingBlock';
import { missingIdentifier } from './missingIdentifier';
import { missingOneOf } from './missingOneOf';
import { myAccountApi } from './myAccountApi';
import { myOrganizationApiName } from './myOrganizationApiName';
import { nameNotSent } from './nameNotSent';
import { needsNewerVersion } from './needsNewerVersion';
import { notKnown } from './notKnown';
import { nullConsentPolicy } from './nullConsentPolicy';
import { optionsRefused } from './optionsRefused';
import { rbacWithoutDialect } from './rbacWithoutDialect';
import { readOnly } from './readOnly';
import { removed } from './removed';
import { requiredByApi } from './requiredByApi';
import { requiredWith } from './requiredWith';
import { type Described, type Rule } from './rule';
import { secretInFile } from './secretInFile';
import { tooManyBlocks } from './tooManyBlocks';
import { unknownAttribute } from './unknownAttribute';
import { unknownBlock } from './unknownBlock';
import { unusedSigningSecret } from './unusedSigningSecret';
import { unusedIgnore } from './unusedIgnore';
import { valueCase } from './valueCase';
import { valueLength } from './valueLength';
import { valueRange } from './valueRange';
import { wrongType } from './wrongType';

/** All rules: names, then values, then what they mean together. */
export const rules: readonly Rule[] = [
  unknownAttribute,
  unknownBlock,
  notKnown,
  needsNewerVersion,
  removed,
  deprecated,
  optionsRefused,
  readOnly,
  blockExpected,
  attributeExpected,
  blockLabels,
  missingAttribute,
  missingIdentifier,
  missingBlock,
  missingOneOf,
  tooManyBlocks,
  ignoreChanges,
  wrongType,
  allowedValue,
  valueCase,
  valueLength,
  valueRange,
  forbiddenCharacter,
  requiredByApi,
  requiredWith,
  disableConflict,
  aboveSibling,
  secretInFile,
  unusedSigningSecret,
  nullConsentPolicy,
  dialectWithoutRbac,
  rbacWithoutDialect,
  emptyBlock,
  addOn,
  duplicateIdentifier,
  identifierSlash,
  managementApiName,
  managementApiAttribute,
  myAccountApi,
  myOrganizationApiName,
  nameNotSent,
  ...rulesAcrossModule,
];

/** Syntax errors, which the parser finds. */
export const syntax: Described = { id: 'syntax', severity: 'error' };

/** All that can be reported and silenced. */
export const reported: readonly Described[] = [syntax, ...rules, unusedIgnore];
