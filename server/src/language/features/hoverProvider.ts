// Which version of the provider is in force, told where a version is written: required_providers and the lock file.
import { type Span } from '../hcl/tree';
import { describeProvider, type ProviderInForce, providerOf } from '../provider';
import { lockedVersions, requirementsOf, type Written } from '../requirements';
import { newestVersion, releaseDate } from '../schema';
import { type Context, type Hover } from '../types';
import { escape, list, paragraphs } from './markup';

/** On the line of a version or constraint of Auth0's provider; undefined elsewhere. */
export function hoverProvider({ document, module, settings }: Context, offset: number): Hover | undefined {
  const provider = providerOf(module, settings);
  const required = [...requirementsOf(module).values()].filter(
    (it) => (it.source ?? (it.localName === 'auth0' ? provider.source : undefined)) === provider.source,
  );
  const locked = lockedVersions(module).get(provider.source);
  const written: Written[] = [...required.flatMap((it) => it.versions), ...(locked ? [locked] : [])];
  const found = written.find(
    ({ place }) => place.uri === document.uri && onSameLine(document.text, place.span, offset),
  );
  if (!found) return undefined;
  const { from, to } = found.place.span;
  return { from: Math.min(from, offset), to: Math.max(to, offset), markdown: providerMarkdown(provider) };
}

function providerMarkdown(provider: ProviderInForce): string {
  const { label, detail } = describeProvider(provider);
  const released = releaseDate(provider.version);
  return paragraphs([
    `**${escape(label)}**`,
    escape(detail),
    list([
      released !== undefined && `Released on ${released}`,
      provider.version !== newestVersion && `Newest known to this extension: ${newestVersion}`,
    ]),
  ]);
}

function onSameLine(text: string, span: Span, offset: number): boolean {
  const between = offset < span.from ? text.slice(offset, span.from) : text.slice(span.to, offset);
  return !/[\r\n]/.test(between);
}
