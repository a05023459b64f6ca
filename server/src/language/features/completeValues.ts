// Values: what may stand behind `=`, in a list, between quotes or in a template.
import { apiAt, apisOf, type Api } from '../apis';
import { type Body } from '../hcl/tree';
import { attributeOf, blocksOf, stringValue } from '../hcl/walk';
import { quote } from '../hcl/print';
import { literalThrough } from '../module';
import { type AttributeSchema, type Reference, referenceAt } from '../schema';
import { type Context } from '../types';
import { metaArgumentAt, metaValues, valuesOutside } from './completeMetaValues';
import { type Offer } from './completeOffer';
import { type Place } from './completePlace';
import { addresses, fittingReferences, namedReferences, rootNames, stepNames } from './completeReferences';
import { otherItems, type Site, type Slot } from './completeSite';
import { durationInWords } from './duration';

/** What may be inserted at the site. Literals have the quotes that are missing there. */
export function completeValues(slot: Slot): Offer[] {
  const { context, blocks, place, attribute, site } = slot;
  const name = attribute.name.text;
  if (!place) return valuesOutside(slot);
  const meta = metaArgumentAt(place, name);
  if (meta) return metaValues(slot, meta);
  const { mode, type, version } = place.subject;
  const reference = referenceAt(mode, type, place.path === '' ? name : `${place.path}.${name}`, version);
  if (site.form === 'step') return stepNames(context, blocks, site.before, reference?.target);
  if (site.form === 'bare' && site.continues) return rootNames(blocks);

  const schema = place.schema?.attributes.get(name);
  const isList = reference?.many ?? (schema?.type === 'list' || schema?.type === 'set');
  const fits = site.role === (isList ? 'element' : 'value') && !schema?.readOnly;
  const texts = fits ? [...allowedTexts(place, schema), ...(reference ? referredTexts(slot, reference) : [])] : [];
  if (site.form === 'string') return texts.map((it) => inQuotes(it, site));
  return [
    ...(fits && !site.inTemplate ? [...words(slot, place, schema), ...texts.map(quoted)] : []),
    ...(fits && reference ? fittingReferences(context, blocks, reference.target) : []),
    ...namedReferences(context, blocks),
    ...(site.role === 'part' ? addresses(context, blocks, 'all') : []),
  ];
}

/** Values that the provider or the API allows, without quotes. */
function allowedTexts({ subject }: Place, schema: AttributeSchema | undefined): Offer[] {
  if (!schema) return [];
  const { mode, type, version } = subject;
  return schema.values.map(({ value, text }) => {
    return { ...literal(value, text), rank: 0, documentation: { mode, type, path: schema.path, value, version } };
  });
}

/** Values that stand bare: `true`, `false`, common numbers. */
function words({ context, body }: Slot, { subject }: Place, schema: AttributeSchema | undefined): Offer[] {
  if (!schema) return [];
  const { mode, type, version } = subject;
  const documentation = { mode, type, path: schema.path, version };
  const most = greatest(context, body, schema);
  const presets = schema.presets.filter((it) => it <= most);
  return [
    ...(schema.type === 'bool' ? ['true', 'false'] : []).map((it) => ({ ...literal(it, ''), rank: 0, documentation })),
    ...presets.map((it) => {
      const detail = durationInWords(it) ?? '';
      return { ...literal(String(it), detail), words: detail, rank: 0, documentation };
    }),
  ];
}

/** The upper bound, also where it is the value of another attribute. */
function greatest({ module }: Context, body: Body, { limits }: AttributeSchema): number {
  const bounds = limits.flatMap(({ max, atMost }) => {
    const other = atMost === undefined ? undefined : literalThrough(module, attributeOf(body, atMost)?.value);
    return [max, typeof other === 'number' ? other : undefined];
  });
  return Math.min(Infinity, ...bounds.filter((it) => it !== undefined));
}

/** Texts of the module that an attribute may repeat, without quotes. */
function referredTexts({ context: { module }, body, site }: Slot, { target, of }: Reference): Offer[] {
  const api = of === undefined ? undefined : apiAt(module, attributeOf(body, of)?.value);
  const meant = () => (api ? [api] : apisOf(module));
  const listed = new Set(otherItems(site).map((it) => stringValue(it)));
  const isNew = ({ label }: Offer) => label !== '' && !listed.has(label);
  switch (target) {
    case 'identifier':
      // Bare, a reference is better than a copy: it makes Terraform wait for the API.
      if (site.form !== 'string') return [];
      return meant()
        .map((it) => literal(it.identifier ?? '', nameOf(it)))
        .filter(isNew);
    case 'scope':
      return meant()
        .flatMap((it) => it.scopes.map((scope) => literal(scope.name, scope.description ?? nameOf(it))))
        .filter(isNew);
    case 'authorizationDetailsType':
      return meant()
        .flatMap((it) => detailTypes(it).map((type) => literal(type, nameOf(it))))
        .filter(isNew);
    case 'policy':
      return [literal('client', 'the application itself'), literal('user', 'the application for a user')];
    case 'id':
    case 'clientGrantId':
    case 'clientId':
      return [];
  }
}

function nameOf({ displayName, name }: Api): string {
  return displayName ?? name;
}

function detailTypes({ block }: Api): string[] {
  return blocksOf(block.body, 'authorization_details')
    .map((it) => stringValue(attributeOf(it.body, 'type')?.value))
    .filter((it) => it !== undefined);
}

function literal(label: string, detail: string): Offer {
  return { label, kind: 'value', text: label, detail, rank: 1 };
}

function quoted(offer: Offer): Offer {
  return { ...offer, text: quote(offer.text) };
}

/** What stands between quotes; the closing one too where it is missing. */
function inQuotes(offer: Offer, { unclosed }: Site): Offer {
  return { ...offer, text: quote(offer.text).slice(1, unclosed ? undefined : -1) };
}
