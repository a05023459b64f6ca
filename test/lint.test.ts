import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const rule = '@typescript-eslint/no-restricted-imports';

// Types are left out: the files are not there, and this rule needs none.
const eslint = new ESLint({
  overrideConfig: [
    tseslint.configs.disableTypeChecked,
    { languageOptions: { parserOptions: { projectService: false } } },
  ],
  ruleFilter: ({ ruleId }) => ruleId === rule,
});

async function isReported(filePath: string, imported: string): Promise<boolean> {
  const [result] = await eslint.lintText(`import '${imported}';\n`, { filePath });
  assert.ok(result);
  assert.deepEqual(
    result.messages.filter((it) => it.ruleId !== rule),
    [],
  );
  return result.messages.length > 0;
}

const forbidden: readonly (readonly [file: string, imports: readonly string[]])[] = [
  [
    'server/src/language/here.ts',
    ['node:fs', 'vscode', 'vscode-languageserver', 'auth0', '../server', '../../../client/src/ui'],
  ],
  ['server/src/language/rules/here.ts', ['node:fs', 'vscode-languageserver-textdocument', '../../lsp']],
  ['server/src/here.ts', ['vscode', 'vscode-languageclient/node', 'auth0', '../../client/src/ui']],
  [
    'client/src/here.ts',
    ['vscode-languageserver', 'auth0', '../../server/src/server', '../../server/src/language/hcl/parser'],
  ],
  [
    'client/src/commands/here.ts',
    ['vscode', 'vscode-languageclient', 'auth0/management', '../../../server/src/server'],
  ],
  ['client/src/tenant/here.ts', ['vscode', 'auth0', 'auth0/resourceServers']],
  ['client/src/tenant/auth0Tenant.ts', ['vscode', '../../../server/src/server']],
];

const allowed: readonly (readonly [file: string, imports: readonly string[]])[] = [
  ['server/src/language/here.ts', ['./hcl/parser']],
  ['server/src/here.ts', ['node:fs', 'vscode-languageserver/node', './language']],
  [
    'client/src/here.ts',
    ['vscode', 'vscode-languageclient/node', '../../server/src/language', '../../server/src/protocol'],
  ],
  ['client/src/commands/here.ts', ['../ui', '../tenant/tenant', '../../../server/src/language']],
  ['client/src/tenant/auth0Tenant.ts', ['auth0/management']],
];

describe('import rules', () => {
  for (const [file, imports] of forbidden)
    for (const it of imports) test(`${file} may not import ${it}`, async () => assert.ok(await isReported(file, it)));
  for (const [file, imports] of allowed)
    for (const it of imports) test(`${file} may import ${it}`, async () => assert.ok(!(await isReported(file, it))));
});
