import { newestVersion } from '../schema';
import { type AttributeInForce } from './inspect';
import { type Rule } from './rule';
import { isAllowed } from './allowedValue';
import { isVersionKnown, likelyName } from './unknownNames';
import { didYouMean, quoted } from './wording';

export const notKnown: Rule = {
  id: 'not-known',
  severity: 'hint',
  *check({ items, attributes }) {
    for (const { name, meaning, body } of items) {
      if (meaning.kind !== 'unknown' || isVersionKnown(body)) continue;
      yield { at: name, message: `${name.text} ${NOT_KNOWN}${didYouMean(likelyName(name.text, body))}` };
    }
    for (const attribute of attributes) {
      if (isVersionKnown(attribute.item.body) || isAllowed(attribute)) continue;
      yield { at: attribute.value, message: `${written(attribute)} ${NOT_KNOWN}` };
    }
  },
};

const NOT_KNOWN = `is not known to this extension, which knows auth0 up to ${newestVersion}.`;

function written({ literal, schema }: AttributeInForce): string {
  return schema.secret ? 'This value' : quoted(String(literal));
}
