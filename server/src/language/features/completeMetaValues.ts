// Values of what is Terraform's own: arguments of every resource, and blocks other than resources and data sources.
import { attributeOf, blocksOf, stringValue } from '../hcl/walk';
import { type MetaArgument, metaArguments, schemaOf } from '../schema';
import { type Offer } from './completeOffer';
import { type Place } from './completePlace';
import { addresses, namedReferences, rootNames, stepNames } from './completeReferences';
import { otherItems, type Slot } from './completeSite';

/** The argument of Terraform's own that `name` is in a body. Undefined where the name is the provider's. */
export function metaArgumentAt({ meta, path }: Place, name: string): MetaArgument | undefined {
  if (meta !== '') return metaArguments.get(`${meta}.${name}`);
  return path === '' ? metaArguments.get(name) : undefined;
}

/** What may be inserted in the value of `argument`. */
export function metaValues(slot: Slot, { path, type }: MetaArgument): Offer[] {
  const { site } = slot;
  if (site.form === 'string' || type === 'name' || type === 'list') return [];
  if (type === 'provider') return providerNames(slot);
  if (type === 'references') return referenceList(slot, path);
  // Terraform reads these before it knows anything else.
  const mustBeLiteral = path === 'lifecycle.create_before_destroy' || path === 'lifecycle.prevent_destroy';
  if (mustBeLiteral) return site.form === 'bare' && site.role === 'value' ? ['true', 'false'].map(value) : [];
  return expressions(slot);
}

/** Values in blocks that are no resource or data source of Auth0's. */
export function valuesOutside(slot: Slot): Offer[] {
  const { context, blocks, attribute, site } = slot;
  const type = blocks[0]?.type.text ?? '';
  if (site.form === 'string') return [];
  switch (type) {
    case 'import':
    case 'moved':
    case 'removed':
      if (attribute.name.text === 'provider') return providerNames(slot);
      if (attribute.name.text !== 'to' && attribute.name.text !== 'from') return [];
      return site.form === 'step'
        ? stepNames(context, blocks, site.before, undefined)
        : addresses(context, blocks, 'managed');
    case 'output':
    case 'locals':
    case 'module':
    case 'provider':
    case 'check':
      return expressions(slot);
    case 'resource':
    case 'data':
      // A half-typed configuration of Auth0's provider is not yet recognised as that.
      if (attribute.name.text === 'provider' && blocks.length === 1) return providerNames(slot);
      // Other providers' blocks are the concern of others, but what they take from Auth0's is ours.
      return site.form === 'step' && site.before.some((it) => it.startsWith('auth0_')) ? expressions(slot) : [];
    default:
      return [];
  }
}

function expressions({ context, blocks, site }: Slot): Offer[] {
  if (site.form === 'step') return stepNames(context, blocks, site.before, undefined);
  if (site.continues) return rootNames(blocks);
  return [...namedReferences(context, blocks), ...addresses(context, blocks, 'all')];
}

function referenceList(slot: Slot, path: string): Offer[] {
  const { context, blocks, site, place } = slot;
  const listed = new Set(otherItems(site).map((it) => context.document.text.slice(it.from, it.to)));
  const isNew = ({ label }: Offer) => !listed.has(label);
  if (path === 'lifecycle.ignore_changes') {
    if (site.form !== 'bare' || site.role === 'part') return [];
    return site.role === 'element' && place ? settableNames(place).filter(isNew) : [value('all')];
  }
  if (site.role !== 'element') return [];
  if (site.form === 'step') return stepNames(context, blocks, site.before, undefined);
  return addresses(context, blocks, path === 'depends_on' ? 'all' : 'managed').filter(isNew);
}

function settableNames({ subject: { mode, type, version } }: Place): Offer[] {
  const schema = schemaOf(mode, type, version);
  const attributes = [...(schema?.attributes.values() ?? [])].filter((it) => !it.readOnly);
  return [...attributes, ...(schema?.blocks.values() ?? [])].map(({ name, path, kind }) => {
    return { label: name, kind, text: name, documentation: { mode, type, path, version } };
  });
}

/** `auth0` and `auth0.staging`, for each configuration of a provider in the module. */
function providerNames({ context, site }: Slot): Offer[] {
  const declared = context.module.documents
    .flatMap((it) => blocksOf(it.body, 'provider'))
    .map((it) => ({ name: it.labels[0]?.text ?? '', alias: stringValue(attributeOf(it.body, 'alias')?.value) }))
    .filter((it) => it.name !== '');
  if (site.form === 'bare')
    return declared.map(({ name, alias }) => value(alias === undefined ? name : `${name}.${alias}`));
  const aliases = declared.filter((it) => it.name === site.before[0]).map((it) => it.alias);
  return site.before.length === 1 ? aliases.filter((it) => it !== undefined).map(value) : [];
}

function value(label: string): Offer {
  return { label, kind: 'value', text: label };
}
