// What the files of a module have in common: which of them count, and what they declare. Computed once per module.
import { type Block, type Document, type Expression } from './hcl/tree';
import { attributeOf, blocksOf, literalValue, stringValue } from './hcl/walk';
import { type Mode } from './schema';
import { type Module, type Place } from './types';

/** A value that stands in the file as it is. */
export type Literal = string | number | boolean | null;

/** A `resource` or `data` block. Its labels may still be empty. */
export interface ResourceBlock {
  readonly mode: Mode;
  readonly type: string;
  readonly name: string;
  readonly block: Block;
  readonly document: Document;
}

export interface Variable {
  readonly name: string;
  readonly block: Block;
  readonly document: Document;
}

export interface Local {
  readonly name: string;
  /** Where the name stands. */
  readonly place: Place;
  /** Undefined while the value is missing. */
  readonly expression: Expression | undefined;
  readonly document: Document;
}

/** A call of a module by local path. */
export interface ModuleCall {
  readonly name: string;
  readonly block: Block;
  readonly document: Document;
  /** URI of the folder that is called. Spelling follows the caller's URI; new path segments are percent-encoded. */
  readonly uri: string;
}

/**
 * Puts the files of a folder in the order in which Terraform reads them: by name, override files last. OpenTofu reads
 * `x.tofu` in place of `x.tf`, and so does this; for Terraform alone nobody writes a `.tofu` file.
 */
export function createModule(
  uri: string,
  documents: Iterable<Document>,
  lock: Document | undefined,
  callers: readonly Module[] = [],
): Module {
  const all = [...documents];
  const uris = new Set(all.map((it) => it.uri));
  const counting = all.filter((it) => !it.uri.endsWith('.tf') || !uris.has(it.uri.replace(/\.tf$/, '.tofu')));
  const order = (a: Document, b: Document) =>
    Number(isOverride(a)) - Number(isOverride(b)) || (a.uri < b.uri ? -1 : Number(a.uri > b.uri));
  return { uri, documents: counting.sort(order), lock, callers, facts: new Map() };
}

/** Whether Terraform merges this file over the others: `override.tf`, `*_override.tf`, and the same with `.tofu`. */
export function isOverride({ uri }: Document): boolean {
  return /(?:^|[/_])override\.(?:tf|tofu)$/.test(uri);
}

/** The folder's own name, decoded. */
export function folderName(module: Module): string {
  const name = module.uri.slice(module.uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Remembers with each module what `compute` says of it; modules never change. */
export function perModule<T>(compute: (module: Module) => T): (module: Module) => T {
  return (module) => {
    const found = (module.facts.get(compute) as { readonly value: T } | undefined) ?? { value: compute(module) };
    module.facts.set(compute, found);
    return found.value;
  };
}

/** Every `resource` and `data` block, those of override files too, in the order of `documents`. */
export const resourcesOf = perModule((module): readonly ResourceBlock[] =>
  module.documents.flatMap((document) =>
    document.body.blocks.flatMap((block) => {
      const mode = block.type.text;
      if (mode !== 'resource' && mode !== 'data') return [];
      const [type, name] = block.labels;
      return [{ mode, type: type?.text ?? '', name: name?.text ?? '', block, document }];
    }),
  ),
);

/** By name. The first of several counts, but a later one in an override file replaces it. */
export const variablesOf = perModule((module): ReadonlyMap<string, Variable> => {
  const all = blocksWithDocument(module, 'variable').map((it) => ({ ...it, name: it.block.labels[0]?.text ?? '' }));
  return byName(all);
});

/** By name. The first of several counts, but a later one in an override file replaces it. */
export const localsOf = perModule((module): ReadonlyMap<string, Local> => {
  const all = blocksWithDocument(module, 'locals').flatMap(({ block, document }) =>
    block.body.attributes.map(({ name: { text: name, from, to }, value: expression }) => {
      return { name, expression, document, place: { uri: document.uri, span: { from, to } } };
    }),
  );
  return byName(all);
});

/** The modules that this one calls by a local path. A source that is no literal is left out. */
export const localModuleCalls = perModule((module): readonly ModuleCall[] =>
  blocksWithDocument(module, 'module').flatMap(({ block, document }) => {
    const source = stringValue(attributeOf(block.body, 'source')?.value);
    const uri = source === undefined ? undefined : resolveFolder(module.uri, source);
    return uri === undefined ? [] : [{ name: block.labels[0]?.text ?? '', block, document, uri }];
  }),
);

/**
 * What `expression` comes to when parentheses, `"${...}"` and locals of the module are followed. Locals that lead back to
 * themselves end where the circle closes.
 */
export function expressionThrough(module: Module, expression: Expression | undefined): Expression | undefined {
  const passed = new Set<string>();
  let at = expression;
  for (let next = at; next;) {
    at = next;
    const local = localName(at);
    if (local === undefined) next = withoutWrapping(at);
    else {
      next = passed.has(local) ? undefined : (localEnds(module).get(local) ?? localsOf(module).get(local)?.expression);
      if (next) passed.add(local);
    }
  }
  if (at) for (const it of passed) localEnds(module).set(it, at);
  return at;
}

/** Where locals lead in the end, as far as they have been followed: a long chain of them is walked once. */
const localEnds = perModule(() => new Map<string, Expression>());

/** The value of `expression` if it, or the local that it names, is written out. Undefined: not known before plan. */
export function literalThrough(module: Module, expression: Expression | undefined): Literal | undefined {
  return literalValue(expressionThrough(module, expression));
}

/** `name` of `local.name` without further steps. */
export function localName(expression: Expression): string | undefined {
  if (expression.kind !== 'traversal' || expression.root.text !== 'local' || expression.steps.length !== 1)
    return undefined;
  const [step] = expression.steps;
  return step?.kind === 'attribute' ? step.name.text : undefined;
}

/** What stands in parentheses or is all of a template. Undefined where nothing is wrapped. */
export function withoutWrapping(expression: Expression): Expression | undefined {
  if (expression.kind === 'parentheses') return expression.expression;
  if (expression.kind !== 'template' || expression.parts.length !== 1) return undefined;
  const [part] = expression.parts;
  return part?.kind === 'interpolation' ? part.expression : undefined;
}

function blocksWithDocument(module: Module, type: string): { block: Block; document: Document }[] {
  return module.documents.flatMap((document) => blocksOf(document.body, type).map((block) => ({ block, document })));
}

function byName<T extends { name: string; document: Document }>(all: readonly T[]): Map<string, T> {
  const found = new Map<string, T>();
  for (const it of all) if (!found.has(it.name) || isOverride(it.document)) found.set(it.name, it);
  return found;
}

/** URI of the folder at a local path. Undefined for other sources, and above the root. */
function resolveFolder(base: string, source: string): string | undefined {
  if (!/^\.\.?(?:[/\\]|$)/.test(source)) return undefined;
  const parts = base.split('/');
  for (const part of source.split(/[/\\]/)) {
    if (part === '' || part === '.') continue;
    // `file:`, an empty host and the root stay.
    if (part === '..') {
      if (parts.length <= 3) return undefined;
      parts.pop();
      continue;
    }
    // Half a surrogate pair has no encoding.
    if (/\p{Surrogate}/u.test(part)) return undefined;
    parts.push(encodeURIComponent(part));
  }
  return parts.join('/');
}
