import { replaced } from './edits';
import { type Rule } from './rule';
import { scopeFields } from './scopeFields';

/** Scopes of the data source have `name` since 1.0.0, and had `value` before. */
export const scopeField: Rule = {
  id: 'scope-field',
  severity: 'error',
  *check({ context }) {
    for (const { word, scopes } of scopeFields(context)) {
      const { field, inForce } = scopes;
      if (word.text === field || !['name', 'value'].includes(word.text)) continue;
      const message = `Scopes of this data source have ${field}, and no ${word.text}; ${inForce}. Write ${field}.`;
      const edits = [replaced(context.document, word, field)];
      yield { at: word, message, fixes: () => [{ title: `Change to ${field}`, edits, preferred: true }] };
    }
  },
};
