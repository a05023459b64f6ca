// What a module says about its APIs: for references to them, their identifiers and their scopes.
import { type Api } from '../apis';
import { systemApis } from '../schema';
import { code, escape, list, paragraphs, type Part, title } from './markup';

/** An API of the module: name, identifier, scopes. */
export function apiMarkdown({ name, displayName, identifier, scopes, complete }: Api, footer: string): string {
  const shown = scopes.slice(0, MANY);
  const more = scopes.length - shown.length;
  return paragraphs([
    title(`auth0_resource_server.${name}`, ['API']),
    list([
      displayName !== undefined && `Name: ${escape(displayName)}`,
      `Identifier: ${identifier === undefined ? 'known only later' : code(identifier)}`,
    ]),
    scopes.length > 0 && `Scopes${complete ? '' : ', perhaps among others'}:`,
    list([...shown.map(scopeLine), more > 0 && `and ${more} more`]),
    systemText(identifier),
    footer,
  ]);
}

/** One scope of an API. */
export function scopeMarkdown(api: Api, scope: Api['scopes'][number], footer: string): string {
  return paragraphs([
    title(scope.name, [`scope of ${code(`auth0_resource_server.${api.name}`)}`]),
    scope.description !== undefined && escape(scope.description),
    footer,
  ]);
}

/** An API that Auth0 itself puts into every tenant, by its identifier. */
export function systemApiMarkdown(identifier: string, footer: string): string | undefined {
  const found = systemApis.find((it) => identifier.endsWith(it.identifierEnds));
  return found && paragraphs([`**${found.name}** · API of Auth0`, found.text, footer]);
}

/** Scopes that a hover shows. */
const MANY = 12;

function scopeLine({ name, description }: Api['scopes'][number]): string {
  return description === undefined ? code(name) : `${code(name)}: ${escape(description)}`;
}

function systemText(identifier: string | undefined): Part {
  const found = systemApis.find((it) => identifier?.endsWith(it.identifierEnds));
  return found && `**${found.name}:** ${found.text}`;
}
