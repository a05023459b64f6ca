// The only door of the language library.
export { type CodeAction, type CodeActionKind, codeActions } from './features/codeActions';
export { type CodeLens, codeLenses } from './features/codeLens';
export { complete } from './features/complete';
export { type Definition, definition } from './features/definition';
export { documentationFor } from './features/documentation';
export { type Fold, foldingRanges } from './features/folding';
export { type Highlight, highlight } from './features/highlight';
export { hover } from './features/hover';
export { type InlayHint, inlayHints } from './features/inlayHints';
export { references } from './features/references';
export { prepareRename, rename, type RenameTarget } from './features/rename';
export { selectionRanges } from './features/selectionRanges';
export {
  type DocumentSymbol,
  documentSymbols,
  type SymbolKind,
  type WorkspaceSymbol,
  workspaceSymbols,
} from './features/symbols';
export { tenantPlace, type TenantPlace } from './features/tenantPlace';
export { validate } from './features/validate';
export { parse } from './hcl/parser';
export { reparse } from './hcl/reparse';
export type * from './hcl/tree';
export { createModule, localModuleCalls } from './module';
export { describeProvider, providerOf } from './provider';
export { reported } from './rules';
export type * from './types';
export { knownVersions, releaseDate } from './versions';

// What Terraform is written with, and read for that.
export {
  type HclBlock,
  type HclValue,
  isIdentifier,
  printAttributes,
  printBlock,
  printBlocks,
  type PrintOptions,
  printValue,
} from './hcl/print';
export { attributeOf, blocksOf, literalValue, stringValue } from './hcl/walk';
export { type Api, apiAt, apisOf } from './apis';
export { inserted } from './fixes/insert';
export { laidOut } from './fixes/layout';
export { unusedName } from './fixes/unusedName';
export { expressionThrough, literalThrough, resourcesOf, variablesOf } from './module';
export {
  type AttributeSchema,
  type BlockSchema,
  type BodySchema,
  compareVersions,
  definitionOf,
  holds,
  schemaOf,
  schemaVersion,
} from './schema';
export { convert } from './rules/convert';
export { appended, eolOf, indentationAt, removed, replaced } from './rules/edits';
export { ignoredChanges } from './rules/ignoredChanges';
export { importBlocksOf } from './rules/importBlocks';
export { systemApiOf } from './systemApis';
export { mayRunTerraform } from './terraformVersion';
