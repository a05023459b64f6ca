// The `scopes` blocks of an API become a resource of their own: since 1.0.0 there is no other way.
import { below } from '../fixes/below';
import { removedAll, textWith, withComments, written } from '../fixes/sources';
import { unusedName } from '../fixes/unusedName';
import { type HclBlock, printAttributes, printBlock, quote } from '../hcl/print';
import { type Block, type Document } from '../hcl/tree';
import { attributeOf, blocksOf, stringValue } from '../hcl/walk';
import { isOverride, resourcesOf } from '../module';
import { targetOfBlock } from '../rules/apiTarget';
import { eolOf, indentationAt, withIgnored } from '../rules/edits';
import { ignoredChanges } from '../rules/ignoredChanges';
import { type ResourceInForce } from '../rules/inspect';
import { giversTo } from '../rules/scopeGivers';
import { compareVersions, schemaOf } from '../schema';
import { type Context, type Fix, type Module, type PlacedEdit } from '../types';
import { mayRunTerraform } from '../terraformVersion';

const API = 'auth0_resource_server';
const SCOPES = 'auth0_resource_server_scopes';

/** None where the version in force does not have that resource, and where the API has one already. */
export function moveScopes({ document, module }: Context, resource: ResourceInForce): readonly Fix[] {
  const { block, mode, type, provider } = resource;
  const name = block.labels[1]?.text;
  const scopes = block.body.blocks.filter(isScopes);
  if (mode !== 'resource' || type.text !== API || !name || scopes.length === 0 || isOverride(document)) return [];
  if (block.close === undefined || scopes.some((it) => it.close === undefined)) return [];
  if (!schemaOf('resource', SCOPES, provider.version)) return [];
  if (giversTo(module, targetOfBlock(module, block)).length > 0) return [];

  const taken = resourcesOf(module).filter((it) => it.type === SCOPES);
  const label = unusedName(name, new Set(taken.map((it) => it.name)));
  const printed = scopesResource(document, block, scopes, label);
  const title = `Move scopes to ${SCOPES}`;
  const rest = [
    ...removedAll(
      document,
      scopes.map((it) => withComments(document, it)),
    ),
    ...ignored(),
  ];
  const importing = importBlock(module, document, block, label);
  const withImport = importing && printed + eolOf(document) + printBlock(importing, { eol: eolOf(document) });
  return [
    { title, edits: [...rest, below(document, block.to, printed)], preferred: true },
    ...(withImport
      ? [
          {
            title: `${title} and import the existing ones`,
            edits: [...rest, below(document, block.to, withImport)],
            preferred: false,
          },
        ]
      : []),
  ];

  /** As long as the API has scopes of its own, it would take away those that it does not know. */
  function ignored(): readonly PlacedEdit[] {
    if (compareVersions(provider.version, '1.0.0') >= 0) return [];
    if (ignoredChanges(block).some((it) => it.text === 'scopes')) return [];
    return [withIgnored(document, block, 'scopes')].filter((it) => it !== undefined);
  }
}

function isScopes({ type, labels }: Block): boolean {
  return type.text === 'scopes' || (type.text === 'dynamic' && labels[0]?.text === 'scopes');
}

function scopesResource(document: Document, api: Block, scopes: readonly Block[], label: string): string {
  const eol = eolOf(document);
  const indentation = indentationAt(document, scopes[0]?.from ?? 0);
  const attributes = printAttributes(
    [
      ...metaArguments(document, api),
      ['resource_server_identifier', { reference: `${API}.${api.labels[1]?.text}${index(api)}.identifier` }],
    ],
    { eol, indentation },
  );
  let blocks = '';
  let end: number | undefined;
  for (const it of scopes) {
    const span = withComments(document, it);
    const isApart = end === undefined || /\n\s*\n/.test(document.text.slice(end, span.from));
    blocks += (isApart ? eol : '') + indentation + textWith(document, span, renamed(it)) + eol;
    end = span.to;
  }
  return `resource "${SCOPES}" ${quote(label)} {${eol}${attributes}${blocks}}${eol}`;
}

/** What decides how many there are, and in which tenant. */
function metaArguments(document: Document, { body }: Block): HclBlock['attributes'] {
  return ['count', 'for_each', 'provider'].flatMap((name) => {
    const value = attributeOf(body, name)?.value;
    return value ? [[name, written(document, value)] as const] : [];
  });
}

function index({ body }: Block): string {
  if (attributeOf(body, 'count')) return '[count.index]';
  return attributeOf(body, 'for_each') ? '[each.key]' : '';
}

/** What was called `value` is called `name` there. */
function renamed({ type, body }: Block) {
  const bodies = type.text === 'dynamic' ? blocksOf(body, 'content').map((it) => it.body) : [body];
  return bodies.flatMap((it) => attributeOf(it, 'value') ?? []).map(({ name: span }) => ({ span, text: 'name' }));
}

/** Undefined where Terraform may not know the id before it plans. */
function importBlock(module: Module, document: Document, { body }: Block, label: string): HclBlock | undefined {
  const identifier = attributeOf(body, 'identifier')?.value;
  if (!identifier || attributeOf(body, 'count') || attributeOf(body, 'for_each')) return undefined;
  const isName = identifier.kind === 'traversal' && ['var', 'local'].includes(identifier.root.text);
  const since = stringValue(identifier) !== undefined ? '1.5.0' : isName ? '1.6.0' : undefined;
  if (since === undefined || !mayRunTerraform(module, since)) return undefined;
  const attributes = [
    ['to', { reference: `${SCOPES}.${label}` }] as const,
    ['id', written(document, identifier)] as const,
  ];
  return { type: 'import', labels: [], attributes, blocks: [] };
}
