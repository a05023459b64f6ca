import { clientIdentifierUnsent } from './clientIdentifierUnsent';
import { deniedGrant } from './deniedGrant';
import { duplicateScope } from './duplicateScope';
import { grantScopes } from './grantScopes';
import { idAsIdentifier } from './idAsIdentifier';
import { importId } from './importId';
import { importSeparator } from './importSeparator';
import { missingDependency } from './missingDependency';
import { reservedScope } from './reservedScope';
import { type Rule } from './rule';
import { scopeAndScopes } from './scopeAndScopes';
import { scopeField } from './scopeField';
import { scopesById } from './scopesById';
import { scopesNotImported } from './scopesNotImported';
import { scopesReference } from './scopesReference';
import { scopesTwice } from './scopesTwice';
import { scopesWiped } from './scopesWiped';
import { tooManyScopes } from './tooManyScopes';
import { undeclaredDetailsType } from './undeclaredDetailsType';
import { undeclaredScope } from './undeclaredScope';

/** The rules about scopes, and about what the blocks of a module say of one API: references before what they come to. */
export const rulesAcrossModule: readonly Rule[] = [
  scopesById,
  idAsIdentifier,
  scopesReference,
  scopeField,
  importId,
  reservedScope,
  duplicateScope,
  tooManyScopes,
  importSeparator,
  scopeAndScopes,
  scopesTwice,
  scopesWiped,
  scopesNotImported,
  undeclaredScope,
  missingDependency,
  grantScopes,
  undeclaredDetailsType,
  deniedGrant,
  clientIdentifierUnsent,
];
