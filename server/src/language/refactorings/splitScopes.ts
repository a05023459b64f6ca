// One resource that owns all scopes of an API becomes one resource for each scope.
import { textWith, withComments, written } from '../fixes/sources';
import { unusedName } from '../fixes/unusedName';
import { printAttributes, quote } from '../hcl/print';
import { type Block, type Document } from '../hcl/tree';
import { attributeOf, blocksOf } from '../hcl/walk';
import { literalThrough, resourcesOf } from '../module';
import { eolOf, indentationAt, replaced } from '../rules/edits';
import { type ResourceInForce } from '../rules/inspect';
import { type Context, type Fix } from '../types';
import { redirected } from './redirect';

const SCOPE = 'auth0_resource_server_scope';
const SCOPES = 'auth0_resource_server_scopes';

/** None where something stands in the resource that each of them would need in another form. */
export function splitScopes({ document, module }: Context, { block, type }: ResourceInForce): readonly Fix[] {
  const name = block.labels[1]?.text;
  const scopes = blocksOf(block.body, 'scopes');
  if (type.text !== SCOPES || !name || block.close === undefined || scopes.length < 2) return [];
  if (scopes.length < block.body.blocks.length || !scopes.every((it) => isPlain(document, it))) return [];
  const taken = new Set(resourcesOf(module).flatMap((it) => (it.type === SCOPE ? [it.name] : [])));
  const labels = scopes.map(({ body }, index) => {
    const scope = literalThrough(module, attributeOf(body, 'name')?.value);
    const label = unusedName(`${name}_${String(scope ?? index + 1).replace(/\W+/g, '_')}`, taken);
    taken.add(label);
    return label;
  });
  const uses = redirected(
    module,
    SCOPES,
    [name],
    labels.map((it) => `${SCOPE}.${it}`),
  );
  if (!uses) return [];
  const shared = block.body.attributes.flatMap((it) =>
    it.value ? [[it.name.text, written(document, it.value)] as const] : [],
  );
  const eol = eolOf(document);
  const attributes = printAttributes(shared, { eol, indentation: '  ' });
  const printed = scopes
    .map((it, index) => scopeResource(document, it, labels[index] ?? '', attributes))
    .join(eol + eol);
  return [
    {
      title: `Split into one ${SCOPE} for each`,
      edits: [replaced(document, block, printed), ...uses],
      preferred: false,
    },
  ];
}

/** Closed, with a name, and without a heredoc, whose lines cannot be moved. */
function isPlain({ text }: Document, { close, body, from, to }: Block): boolean {
  return close !== undefined && attributeOf(body, 'name') !== undefined && !text.slice(from, to).includes('<<');
}

function scopeResource(document: Document, scopes: Block, label: string, attributes: string): string {
  const { open = 0, close = 0, body } = scopes;
  const eol = eolOf(document);
  const renamed = body.attributes
    .filter((it) => it.name.text === 'name')
    .map(({ name }) => ({ span: name, text: 'scope' }));
  const indentation = indentationAt(document, body.attributes[0]?.from ?? 0);
  const lines = textWith(document, { from: open + 1, to: close }, renamed)
    .trim()
    .split(/\r?\n/);
  const moved = lines.map((it) => (it.startsWith(indentation) ? it.slice(indentation.length) : it));
  const header = `resource "${SCOPE}" ${quote(label)} {${eol}${attributes}`;
  const { from } = withComments(document, scopes);
  const outer = indentationAt(document, scopes.from);
  const above = document.text
    .slice(from, scopes.from)
    .split(/\r?\n/)
    .map((it) => it.replace(outer, ''))
    .join(eol);
  return `${above.trimStart()}${header}${moved.map((it) => (it === '' ? it : `  ${it}`) + eol).join('')}}`;
}
