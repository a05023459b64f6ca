// Rename: of a resource, data source, module or local by its name, of a scope wherever the API that has it is meant.
import { isIdentifier } from '../hcl/print';
import { escape } from '../hcl/printText';
import { type Span } from '../hcl/tree';
import { isOverride } from '../module';
import { type Context, type Module, type PlacedEdit, type Refusal } from '../types';
import { addressOf, type Entity, keyOf, type Occurrence } from './entity';
import { movedEdits } from './moved';
import { occurrenceAt, occurrencesIn, occurrencesOf } from './occurrences';

/** What is about to be renamed. */
export interface RenameTarget {
  readonly span: Span;
  readonly name: string;
}

/** What stands at `offset`, if it can get another name. Undefined where nothing has a name. */
export function prepareRename(context: Context, offset: number): RenameTarget | Refusal | undefined {
  const found = renamedAt(context, offset);
  if (!found) return undefined;
  const refusal = whyNot(context.module, found);
  return refusal === undefined ? { span: found.place.span, name: found.entity.name } : { refusal };
}

/**
 * The edits that give what stands at `offset` another name; they do not overlap. Empty for the name that it has.
 * @param addMoved leaves a `moved` block behind, so that Terraform does not destroy the resource and make it anew.
 */
export function rename(
  context: Context,
  offset: number,
  name: string,
  addMoved: boolean,
): readonly PlacedEdit[] | Refusal {
  const { module } = context;
  const found = renamedAt(context, offset);
  if (!found) return { refusal: 'Put the cursor on the name of a resource, a local value or a scope.' };
  const refusal = whyNot(module, found) ?? whyNotNamed(module, found.entity, name);
  if (refusal !== undefined) return { refusal };
  if (name === found.entity.name) return [];
  const all = occurrencesOf(module, found.entity);
  const declaration = all.find((it) => it.isDeclaration) ?? found;
  const history = movedEdits(module, declaration, name, addMoved);
  if ('refusal' in history) return history;
  const text = found.entity.kind === 'scope' ? escape(name) : name;
  const named = all.filter((it) => it.how === 'name');
  return [...named.map(({ place }) => ({ ...place, text })), ...history];
}

/** The cursor has to be on the name itself, not on what stands around it. */
function renamedAt(context: Context, offset: number): Occurrence | undefined {
  const found = occurrenceAt(context, offset);
  const span = found?.place.span;
  return span && span.from <= offset && offset <= span.to ? found : undefined;
}

function whyNot(module: Module, { entity, how }: Occurrence): string | undefined {
  if (how === 'identifier') {
    return 'An identifier cannot be renamed: with another one, Auth0 makes a new API. Rename the resource instead.';
  }
  if (how === 'from') return 'This is the address before a move. It has to stay as it was.';
  if (entity.kind === 'variable') {
    return 'Variables are set from outside of this module, in places that cannot all be seen. Rename it by hand.';
  }
  const all = occurrencesOf(module, entity);
  const declarations = all.filter((it) => it.isDeclaration);
  const shown = addressOf(entity);
  if (declarations.length === 0) return `"${shown}" is not declared in this module.`;
  if (entity.kind === 'scope') return whyNotScope(module, all);
  const inOverrides = new Set(module.documents.filter(isOverride).map((it) => it.uri));
  if (declarations.filter(({ place }) => !inOverrides.has(place.uri)).length < 2) return undefined;
  return `"${shown}" is declared more than once, and references do not say which is meant. Rename one by hand first.`;
}

/** A text in a local may be the scope of several APIs. */
function whyNotScope(module: Module, all: readonly Occurrence[]): string | undefined {
  const isShared = all.some(({ entity, place }) =>
    occurrencesIn(module, place.uri).some(
      (it) => it.place.span.from === place.span.from && keyOf(it.entity) !== keyOf(entity),
    ),
  );
  return isShared ? 'This text is a scope of several APIs at once. Rename it by hand.' : undefined;
}

function whyNotNamed(module: Module, entity: Entity, name: string): string | undefined {
  if (name === entity.name) return undefined;
  const renamed = { ...entity, name };
  if (entity.kind === 'scope') {
    if (name === '') return 'A scope needs at least one character.';
    if (/\s/.test(name))
      return 'A scope has no blanks or line breaks: applications ask for several with blanks between.';
  } else if (!isIdentifier(name)) {
    return `"${name}" is no name. Use letters, digits, "_" and "-", with a letter or "_" first.`;
  }
  const isTaken = occurrencesOf(module, renamed).some((it) => it.isDeclaration);
  return isTaken ? `"${addressOf(renamed)}" exists already. Choose another name.` : undefined;
}
