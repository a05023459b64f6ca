import { removeFix } from '../fixes/fix';
import { type ProviderInForce } from '../provider';
import { lifespanOf } from '../schema';
import { type Rule } from './rule';
import { versionInForce } from './wording';

export const needsNewerVersion: Rule = {
  id: 'needs-newer-version',
  severity: 'error',
  *check({ resources, items, context }) {
    for (const { schema, mode, type, provider } of resources) {
      if (schema) continue;
      const since = lifespanOf(mode, type.text)?.since;
      yield { at: type, message: message(mode === 'data' ? `data ${type.text}` : type.text, since, provider) };
    }
    for (const { name, node, meaning, body } of items) {
      if (meaning.kind !== 'future') continue;
      yield {
        at: name,
        message: message(name.text, meaning.definition.lifespan.since, body.resource.provider),
        fixes: () => [removeFix(context.document, node, name.text, false)],
      };
    }
  },
};

function message(name: string, since: string | undefined, provider: ProviderInForce): string {
  const needs = since === undefined ? `${name} needs a newer provider` : `${name} exists since ${since}`;
  return `${needs}; ${versionInForce(provider)}. Raise the version, or remove it.`;
}
