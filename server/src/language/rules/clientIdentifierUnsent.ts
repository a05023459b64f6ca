import { attributeOf } from '../hcl/walk';
import { literalThrough } from '../module';
import { type Rule } from './rule';

const WANTED = 'resource_server';

export const clientIdentifierUnsent: Rule = {
  id: 'client-identifier-unsent',
  severity: 'warning',
  *check(inspection) {
    const { module } = inspection.context;
    for (const { from, reference, body, value } of inspection.referring) {
      if (from.type !== 'auth0_client' || reference.path !== 'resource_server_identifier') continue;
      const appType = attributeOf(body, 'app_type');
      const written = appType ? literalThrough(module, appType.value) : null;
      const isOther = written === null ? from.whole : written !== undefined && written !== WANTED;
      if (!isOther || literalThrough(module, value) === null) continue;
      const message = `${reference.path} is sent only for a client whose app_type is "${WANTED}". Set that, or remove it.`;
      yield { at: attributeOf(body, reference.path)?.name ?? value, message };
    }
  },
};
