// The import rules of ARCHITECTURE.md, as lint. In flat config a later entry REPLACES an earlier one for the same
// rule and file: broad folders stand first, the narrow folder last and complete.
import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const forbid = (files, because, patterns) => ({
  files,
  rules: {
    '@typescript-eslint/no-restricted-imports': ['error', { patterns: patterns.map((it) => ({ ...it, message: because })) }],
  },
});

const editor = { regex: '^vscode(/.*)?$' };
const languageClient = { regex: '^vscode-languageclient' };
const protocol = { regex: '^vscode-languageserver' };
const anyVscode = { regex: '^vscode' };
const sdk = { regex: '^auth0(/.*)?$' };
const node = { regex: '^node:' };
const client = { regex: '/client/' };
const parents = { regex: '^(\\.\\./)+(server|node|browser|lsp|settings|check|workspace|protocol)$' };
const behindTheDoor = { regex: '/server/src/(?!language$|protocol$)' };

export default tseslint.config(
  { ignores: ['dist/', 'out/', '.vscode-test/', 'node_modules/', 'tools/*/node_modules/', 'examples/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'import-x/no-cycle': 'error',
      'max-lines': ['error', { max: 400 }],
      'no-console': 'error',
    },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: globals.node } },
  {
    files: ['test/**'],
    rules: {
      // node:test's test() and describe() return promises that nobody awaits.
      '@typescript-eslint/no-floating-promises': 'off',
    },
  },
  { files: ['server/src/check.ts', 'test/**', 'scripts/**'], rules: { 'no-console': 'off' } },
  forbid(['server/src/**/*.ts'], 'The server knows no editor, no SDK and no client.', [editor, languageClient, sdk, client]),
  forbid(['server/src/language/**/*.ts'], 'The language library is pure: no editor, protocol, node, SDK or parent.', [
    anyVscode,
    sdk,
    node,
    client,
    parents,
  ]),
  forbid(['client/src/**/*.ts'], 'The client enters the server through server/src/language only.', [protocol, sdk, behindTheDoor]),
  forbid(['client/src/commands/**/*.ts'], 'Commands see the editor through ui.ts.', [anyVscode, sdk, behindTheDoor]),
  forbid(['client/src/tenant/**/*.ts'], 'The tenant library knows no editor; only auth0Tenant.ts knows the SDK.', [
    anyVscode,
    sdk,
    behindTheDoor,
  ]),
  forbid(['client/src/tenant/auth0Tenant.ts'], 'The tenant library knows no editor.', [anyVscode, behindTheDoor]),
);
