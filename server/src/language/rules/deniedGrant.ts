import { type Api } from '../apis';
import { type Span } from '../hcl/tree';
import { attributeOf, blocksOf } from '../hcl/walk';
import { literalThrough } from '../module';
import { type Module } from '../types';
import { inVersions } from './inVersions';
import { type Referring } from './referring';
import { type Rule } from './rule';

/** https://auth0.com/docs/get-started/apis/api-access-policies-for-applications */
export const deniedGrant: Rule = {
  id: 'denied-grant',
  severity: 'warning',
  *check(inspection) {
    const { module } = inspection.context;
    for (const it of inspection.referring) {
      const { api } = it.target;
      if (it.from.type !== 'auth0_client_grant' || it.from.mode !== 'resource' || !api) continue;
      const subject = inVersions(it.from.provider, '1.28.0') ? subjectOf(module, it) : undefined;
      const policy = subject && denial(module, api, subject);
      if (!policy) continue;
      const who = subject === 'user' ? 'for users' : 'for applications themselves';
      const message = `This grant is useless: auth0_resource_server.${api.name} gives no tokens ${who}, its ${subject} policy is "deny_all". Change the policy to "require_client_grant", or remove the grant.`;
      yield { at: it.value, message, related: [{ uri: api.document.uri, span: policy, message: 'The policy.' }] };
    }
  },
};

/** Left out, it is `client`. */
function subjectOf(module: Module, { from, body }: Referring): 'user' | 'client' | undefined {
  const written = attributeOf(body, 'subject_type');
  const literal = written ? literalThrough(module, written.value) : null;
  if (literal === null || literal === '') return from.whole ? 'client' : undefined;
  const subject = String(literal).toLowerCase();
  return subject === 'user' || subject === 'client' ? subject : undefined;
}

/** Where the API denies everything to that subject. */
function denial(module: Module, { block }: Api, subject: string): Span | undefined {
  const policies = blocksOf(block.body, 'subject_type_authorization')
    .flatMap((it) => blocksOf(it.body, subject))
    .map((it) => attributeOf(it.body, 'policy')?.value);
  return policies.find((it) => literalThrough(module, it) === 'deny_all');
}
