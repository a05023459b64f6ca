import { extractSecret } from '../refactorings/extractSecret';
import { type Rule } from './rule';

export const secretInFile: Rule = {
  id: 'secret-in-file',
  severity: 'warning',
  *check({ attributes, context }) {
    for (const attribute of attributes) {
      const { schema, literal, value } = attribute;
      if (!schema.secret || schema.readOnly || literal === undefined || literal === null || literal === '') continue;
      const message = `${schema.name} stands in the file for all to read, and plans show it. Use a variable with sensitive = true.`;
      yield { at: value, message, fixes: () => extractSecret(context, attribute) };
    }
  },
};
