import { type Block, type Expression, type Word } from '../hcl/tree';
import { attributeOf, blocksOf, stringValue } from '../hcl/walk';

/** The names in `lifecycle { ignore_changes = [...] }` of a resource block, quoted ones too. None for `all`. */
export function ignoredChanges({ body }: Block): readonly Word[] {
  return blocksOf(body, 'lifecycle').flatMap((it) => {
    const value = attributeOf(it.body, 'ignore_changes')?.value;
    return value?.kind === 'tuple' ? value.items.flatMap(nameAt) : [];
  });
}

/** `scopes[0].value` names scopes. */
function nameAt(expression: Expression): Word[] {
  if (expression.kind === 'traversal') return [expression.root];
  const text = stringValue(expression);
  return text === undefined ? [] : [{ from: expression.from, to: expression.to, text }];
}
