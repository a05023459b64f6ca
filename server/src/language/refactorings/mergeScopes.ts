// The scopes of an API, each a resource of its own, become one resource that owns them all.
import { removedAll, textWith, withComments, written } from '../fixes/sources';
import { unusedName } from '../fixes/unusedName';
import { type HclBlock, printAttributes, quote } from '../hcl/print';
import { type Document } from '../hcl/tree';
import { attributeOf } from '../hcl/walk';
import { resourcesOf } from '../module';
import { type Declared } from '../rules/declared';
import { eolOf, removed, replaced } from '../rules/edits';
import { type ResourceInForce } from '../rules/inspect';
import { giverBy, giversTo } from '../rules/scopeGivers';
import { type Context, type Fix } from '../types';
import { redirected } from './redirect';

const SCOPE = 'auth0_resource_server_scope';
const SCOPES = 'auth0_resource_server_scopes';
const OWN: readonly string[] = ['scope', 'description'];

/** None where there is one already, and where the scopes have more than their API in common, or less. */
export function mergeScopes({ document, module }: Context, { block, type }: ResourceInForce): readonly Fix[] {
  const giver = type.text === SCOPE ? giverBy(module, block) : undefined;
  const all = giver ? giversTo(module, giver.target) : [];
  const members = all.map((it) => it.declared);
  if (!giver || members.length < 2 || all.some((it) => it.ownsAll) || !members.every(isPlain)) return [];
  const shared = members.map(sharedIn);
  if (new Set(shared.map((it) => JSON.stringify(it))).size > 1) return [];
  const taken = new Set(resourcesOf(module).flatMap((it) => (it.type === SCOPES ? [it.name] : [])));
  const label = unusedName(giver.target.api?.name ?? giver.declared.name, taken);
  const uses = redirected(
    module,
    SCOPE,
    members.map((it) => it.name),
    [`${SCOPES}.${label}`],
  );
  if (!uses) return [];
  const eol = eolOf(document);
  const attributes = printAttributes(shared[0] ?? [], { eol, indentation: '  ' });
  const blocks = members.map((it) => scopesBlock(it).replace(/\r?\n/g, eol)).join(eol);
  const printed = `resource "${SCOPES}" ${quote(label)} {${eol}${attributes}${eol}${blocks}}`;
  const first = members.find((it) => it.document === document);
  const others = [...new Set(members.map((it) => it.document))].flatMap((it) =>
    removedAll(it, members.filter((member) => member.document === it && member !== first).map(spanOf)),
  );
  if (!first) return [];
  const edits = [replaced(document, spanOf(first), printed), ...others, ...uses];
  return [{ title: `Merge scopes into one ${SCOPES}`, edits, preferred: false }];
}

function spanOf({ document, block }: Declared) {
  return withComments(document, block);
}

/** Without blocks, and without heredocs, whose lines cannot be moved. */
function isPlain({ block: { body, from, to, close }, document, single }: Declared): boolean {
  return single && close !== undefined && body.blocks.length === 0 && !document.text.slice(from, to).includes('<<');
}

/** What is not about the scope itself. */
function sharedIn({ block, document }: Declared): HclBlock['attributes'] {
  return block.body.attributes
    .filter((it) => it.value && !OWN.includes(it.name.text))
    .map((it) => [it.name.text, written(document, it.value ?? it)] as const)
    .sort(([a], [b]) => Number(a < b) - Number(a > b));
}

/** With what was written about the resource above it. */
function scopesBlock({ document, block }: Declared): string {
  const { open = 0, close = 0, body } = block;
  const others = body.attributes.filter((it) => !OWN.includes(it.name.text)).map((it) => removed(document, it));
  const scope = attributeOf(body, 'scope');
  const renamed = scope ? [{ span: scope.name, text: 'name' }] : [];
  const span = { from: open + 1, to: close };
  const inside = others.filter((it) => it.span.from >= span.from && it.span.to <= span.to);
  const inner = textWith(document, span, [...inside, ...renamed]);
  return `${indented(comments(document, block))}  scopes {\n${indented(inner)}  }\n`;
}

/** Two columns further right, without the empty lines at both ends. */
function indented(text: string): string {
  const lines = text.replace(/^(?:[ \t]*\r?\n)+|\s+$/g, '').split(/\r?\n/);
  return text.trim() === '' ? '' : lines.map((it) => (it.trim() === '' ? '' : `  ${it}`) + '\n').join('');
}

function comments(document: Document, block: Declared['block']): string {
  return document.text.slice(withComments(document, block).from, block.from);
}
