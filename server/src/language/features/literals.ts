// The literal strings that an attribute's value is made of, each with the document in which it is written.
import { type Document, type Expression, type Span } from '../hcl/tree';
import { stringValue } from '../hcl/walk';
import { localName, localsOf, withoutWrapping } from '../module';
import { passThrough } from '../passThrough';
import { type Module, type Place } from '../types';

export interface Literal {
  readonly text: string;
  /** Between the quotes. */
  readonly place: Place;
  /** With the quotes. */
  readonly quoted: Span;
}

/**
 * The string itself or, of a list, its elements, also through locals of the module, both branches of a condition, and
 * functions that only put lists together. Empty strings and what Terraform computes are left out.
 */
export function literalsIn(module: Module, document: Document, expression: Expression | undefined): Literal[] {
  const found: Literal[] = [];
  const seen = new Set<string>();
  const open = [{ expression, document }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { expression, document } = next;
    if (!expression) continue;
    const text = stringValue(expression);
    if (expression.kind === 'template' && text !== undefined && !expression.heredoc) {
      const { inner, from, to } = expression;
      if (text !== '') found.push({ text, place: { uri: document.uri, span: inner }, quoted: { from, to } });
      continue;
    }
    const name = localName(expression);
    const local = name === undefined || seen.has(name) ? undefined : localsOf(module).get(name);
    // Each local once: they may lead back to themselves.
    if (name !== undefined) seen.add(name);
    if (local) open.push({ expression: local.expression, document: local.document });
    else for (const it of parts(expression).toReversed()) open.push({ expression: it, document });
  }
  return found;
}

/** The expressions of which the value, or the elements of the list, is one or more. */
function parts(expression: Expression): readonly (Expression | undefined)[] {
  switch (expression.kind) {
    case 'tuple':
      return expression.items;
    case 'conditional':
      return [expression.then, expression.otherwise];
    case 'call':
      return passThrough.has(expression.name.text) ? expression.arguments : [];
    default:
      return [withoutWrapping(expression)];
  }
}
