import { allowedValue } from './allowedValue';
import { attributeExpected } from './attributeExpected';
import { blockExpected } from './blockExpected';
import { blockLabels } from './blockLabels';
import { deprecated } from './deprecated';
import { forbiddenCharacter } from './forbiddenCharacter';
import { missingAttribute } from './missingAttribute';
import { missingBlock } from './missingBlock';
import { missingIdentifier } from './missingIdentifier';
import { needsNewerVersion } from './needsNewerVersion';
import { notKnown } from './notKnown';
import { optionsRefused } from './optionsRefused';
import { readOnly } from './readOnly';
import { removed } from './removed';
import { type Rule } from './rule';
import { tooManyBlocks } from './tooManyBlocks';
import { unknownAttribute } from './unknownAttribute';
import { unknownBlock } from './unknownBlock';
import { valueCase } from './valueCase';
import { valueLength } from './valueLength';
import { valueRange } from './valueRange';
import { wrongType } from './wrongType';

/** All rules, names before values. */
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
  tooManyBlocks,
  wrongType,
  allowedValue,
  valueCase,
  valueLength,
  valueRange,
  forbiddenCharacter,
];
