import { type Rule } from './rule';

export const secretInFile: Rule = {
  id: 'secret-in-file',
  severity: 'warning',
  *check({ attributes }) {
    for (const { schema, literal, value } of attributes) {
      if (!schema.secret || schema.readOnly || literal === undefined || literal === null || literal === '') continue;
      const message = `${schema.name} stands in the file for all to read, and plans show it. Use a variable with sensitive = true.`;
      yield { at: value, message };
    }
  },
};
