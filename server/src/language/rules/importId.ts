import { literalThrough } from '../module';
import { type ProviderInForce, providerFor, providerOf } from '../provider';
import { importIds } from '../schema';
import { declaredAt } from './declared';
import { importBlocksOf } from './importBlocks';
import { inVersions } from './inVersions';
import { type Rule } from './rule';
import { plain, quoted } from './wording';

export const importId: Rule = {
  id: 'import-id',
  severity: 'error',
  *check({ context: { document, module, settings } }) {
    for (const it of importBlocksOf(module)) {
      const facts = importIds.get(it.type);
      const literal = literalThrough(module, it.id);
      if (it.document !== document || !facts || !it.id || typeof literal !== 'string') continue;
      const declared = it.inModule ? undefined : declaredAt(module, 'resource', it.type, it.name);
      const provider = declared ? providerFor(module, declared.block, settings) : providerOf(module, settings);
      if (!provider || isOfForm(literal, facts.form, it.type, provider)) continue;
      const message = `${quoted(literal)} is no id of ${it.type}: it is imported as ${facts.form}. ${plain(facts.text)}`;
      yield { at: it.id, message };
    }
  },
};

/** As ids of Auth0's begin, or what is in all of them. What is not listed may be any text. */
const PARTS: Readonly<Record<string, RegExp>> = {
  '<role_id>': /^rol_/,
  '<user_id>': /\|/,
  '<grant_id>': /^cgr_/,
  '<organization_id>': /^org_/,
};

/** The provider splits at every `::`, also where an identifier or a scope has one. */
function isOfForm(id: string, form: string, type: string, provider: ProviderInForce): boolean {
  const parts = form.split('::');
  const given = parts.length > 1 ? id.split('::') : [id];
  if (given.length !== parts.length) return false;
  // Identifiers are mostly URLs; ids are never.
  if (type === 'auth0_resource_server' && !inVersions(provider, '0.45.0') && /[:/]/.test(id)) return false;
  return parts.every((part, index) => {
    const text = given[index] ?? '';
    return text !== '' && (PARTS[part]?.test(text) ?? true);
  });
}
