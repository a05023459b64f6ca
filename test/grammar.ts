// The TextMate grammar as the editor runs it: oniguruma and vscode-textmate, and the snapshots that pin what it says.
import fs from 'node:fs';
import { loadWASM, OnigScanner, OnigString } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';

export const scopeName = 'source.auth0-terraform.hcl';
const path = 'syntaxes/hcl.tmLanguage.json';

export interface Token {
  readonly from: number;
  readonly to: number;
  /** Outermost first; the grammar's own name is left out. */
  readonly scopes: readonly string[];
}

export async function loadGrammar(): Promise<IGrammar> {
  await loadWASM(fs.readFileSync('node_modules/vscode-oniguruma/release/onig.wasm'));
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new OnigScanner(patterns),
      createOnigString: (text) => new OnigString(text),
    }),
    loadGrammar: (name) =>
      Promise.resolve(name === scopeName ? parseRawGrammar(fs.readFileSync(path, 'utf8'), path) : null),
  });
  const grammar = await registry.loadGrammar(scopeName);
  if (!grammar) throw new Error(`${path} is not the grammar of ${scopeName}.`);
  return grammar;
}

/** The tokens of each line. */
export function tokenize(grammar: IGrammar, text: string): Token[][] {
  let state = INITIAL;
  return text.split(/\r?\n/).map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.map((it) => ({
      from: it.startIndex,
      to: Math.min(it.endIndex, line.length),
      scopes: it.scopes.filter((scope) => scope !== scopeName),
    }));
  });
}

/** Each line behind `>`, and under it one `#   ^^^^ scope` for each token, with its innermost scope that themes colour. */
export function snapshot(grammar: IGrammar, text: string): string {
  const lines = text.split('\n');
  return tokenize(grammar, text)
    .flatMap((tokens, line) => [`>${lines[line] ?? ''}`, ...tokens.flatMap(annotation)])
    .map((it) => it.trimEnd())
    .join('\n');
}

/** The text of a snapshot, without what is said about it. */
export function sourceOf(annotated: string): string {
  return annotated
    .split('\n')
    .filter((it) => it.startsWith('>'))
    .map((it) => it.slice(1))
    .join('\n');
}

function annotation({ from, to, scopes }: Token): string[] {
  const scope = scopes.filter((it) => !it.startsWith('meta.') || it.startsWith('meta.template')).at(-1);
  return scope && to > from ? [`#${' '.repeat(from)}${'^'.repeat(to - from)} ${scope.replace(/\.hcl$/, '')}`] : [];
}
