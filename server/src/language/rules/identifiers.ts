import { type Api, apisOf } from '../apis';
import { type Block, type Document, type Span } from '../hcl/tree';
import { attributeOf } from '../hcl/walk';
import { literalThrough, perModule } from '../module';
import { type Module } from '../types';

/** An API that certainly exists, once, and whose identifier is written out. */
export interface IdentifiedApi {
  readonly name: string;
  readonly block: Block;
  readonly document: Document;
  readonly identifier: string;
  /** Where the identifier stands. */
  readonly at: Span;
  /** The configuration of the provider that makes it, `auth0.staging`; empty for the default one. Others may be other tenants. */
  readonly provider: string;
}

/** The others of the module in the same tenant that have one of these identifiers, beside the API of that block. */
export function sharing(
  module: Module,
  block: Block,
  identifiers: (own: string) => readonly string[],
): { readonly api: IdentifiedApi; readonly others: readonly IdentifiedApi[] } | undefined {
  const { byBlock, byIdentifier } = identifiedApis(module);
  const api = byBlock.get(block);
  if (!api) return undefined;
  const found = identifiers(api.identifier).flatMap((it) => byIdentifier.get(it) ?? []);
  const others = found.filter((it) => it.name !== api.name && it.provider === api.provider);
  return others.length > 0 ? { api, others } : undefined;
}

const identifiedApis = perModule((module) => {
  const byBlock = new Map<Block, IdentifiedApi>();
  const byIdentifier = new Map<string, IdentifiedApi[]>();
  for (const it of apisOf(module)) {
    const api = identified(module, it);
    if (!api) continue;
    byBlock.set(api.block, api);
    byIdentifier.set(api.identifier, [...(byIdentifier.get(api.identifier) ?? []), api]);
  }
  return { byBlock, byIdentifier };
});

function identified(module: Module, { name, block, document, identifier }: Api): IdentifiedApi | undefined {
  const value = attributeOf(block.body, 'identifier')?.value;
  const isRepeated = ['count', 'for_each'].some((it) => attributeOf(block.body, it));
  // Nor where an override file gives another identifier.
  if (!value || name === '' || identifier === undefined || isRepeated || literalThrough(module, value) !== identifier)
    return undefined;
  const provider = attributeOf(block.body, 'provider')?.value;
  const alias = provider ? document.text.slice(provider.from, provider.to) : '';
  return { name, block, document, identifier, at: { from: value.from, to: value.to }, provider: alias };
}

/** `orders`, `orders and 2 more`. */
export function namesOf([first, ...more]: readonly IdentifiedApi[]): string {
  return `${first?.name ?? ''}${more.length > 0 ? ` and ${more.length} more` : ''}`;
}
