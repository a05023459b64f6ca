// The one file where offsets and plain types meet the protocol's. Positions count UTF-16 code units, as offsets do.
import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type Diagnostic as LspDiagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Hover as LspHover,
  InsertTextFormat,
  InsertTextMode,
  type Location,
  MarkupKind,
  type MarkupContent,
  type Range,
} from 'vscode-languageserver';
import { type TextDocument } from 'vscode-languageserver-textdocument';
import {
  type Completion,
  type CompletionKind,
  type Diagnostic,
  type Document,
  type DocumentationKey,
  type Hover,
  type Module,
  type Place,
  type Severity,
  type Span,
} from './language';
import { linesOf } from './lines';

/** What the client can do, as far as answers depend on it. */
export interface Support {
  readonly snippets: boolean;
  readonly insertReplace: boolean;
  readonly labelDetails: boolean;
  readonly deprecatedTag: boolean;
  readonly adjustIndentation: boolean;
  readonly hoverFormat: MarkupKind;
  readonly documentationFormat: MarkupKind;
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly configuration: boolean;
  readonly watchConfiguration: boolean;
  readonly watchFiles: boolean;
  readonly workspaceFolders: boolean;
}

export function toSupport({ textDocument, workspace }: ClientCapabilities): Support {
  const item = textDocument?.completion?.completionItem;
  return {
    snippets: item?.snippetSupport === true,
    insertReplace: item?.insertReplaceSupport === true,
    labelDetails: item?.labelDetailsSupport === true,
    deprecatedTag: item?.tagSupport?.valueSet.includes(CompletionItemTag.Deprecated) === true,
    adjustIndentation: item?.insertTextModeSupport?.valueSet.includes(InsertTextMode.adjustIndentation) === true,
    hoverFormat: preferred(textDocument?.hover?.contentFormat),
    documentationFormat: preferred(item?.documentationFormat),
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    configuration: workspace?.configuration === true,
    watchConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
  };
}

export function toRange(file: TextDocument, { from, to }: Span): Range {
  return { start: file.positionAt(from), end: file.positionAt(to) };
}

/** Undefined for a place in a file that is not part of the module or of a caller. */
export function toLocation({ uri, span }: Place, module: Module): Location | undefined {
  const document = documentIn(module, uri);
  return document && { uri, range: toRange(linesOf(document), span) };
}

export function toHover(file: TextDocument, hover: Hover, support: Support): LspHover {
  return { range: toRange(file, hover), contents: toMarkup(hover.markdown, support.hoverFormat) };
}

export function toMarkup(value: string, kind: MarkupKind): MarkupContent {
  return { kind, value };
}

export function toDiagnostic(file: TextDocument, diagnostic: Diagnostic, module: Module): LspDiagnostic {
  const related = diagnostic.related.flatMap(({ message, ...place }) => {
    const location = toLocation(place, module);
    return location ? [{ location, message }] : [];
  });
  return {
    range: toRange(file, diagnostic),
    severity: severities[diagnostic.severity],
    code: diagnostic.rule,
    ...(diagnostic.url === '' ? {} : { codeDescription: { href: diagnostic.url } }),
    source: 'Auth0 Terraform',
    message: diagnostic.message,
    ...(diagnostic.tags.length > 0 ? { tags: diagnostic.tags.map((it) => tags[it]) } : {}),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
  };
}

/** @param suggestCommand the client's command that opens the list again, if it has one. */
export function toCompletionItem(
  file: TextDocument,
  completion: Completion,
  support: Support,
  suggestCommand: string | undefined,
): CompletionItem {
  const { label, detail, text } = completion;
  const isSnippet = completion.snippet && support.snippets;
  const newText = completion.snippet && !support.snippets ? withoutTabStops(text) : text;
  const replace = toRange(file, completion.replace);
  return {
    label,
    kind: kinds[completion.kind],
    ...(detail === '' ? {} : support.labelDetails ? { labelDetails: { description: detail } } : { detail }),
    ...(completion.filter === label ? {} : { filterText: completion.filter }),
    sortText: completion.sort,
    ...(completion.deprecated && support.deprecatedTag ? { tags: [CompletionItemTag.Deprecated] } : {}),
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(support.adjustIndentation && text.includes('\n') ? { insertTextMode: InsertTextMode.adjustIndentation } : {}),
    textEdit: support.insertReplace
      ? { newText, insert: toRange(file, completion.insert), replace }
      : { newText, range: replace },
    ...(completion.suggestNext && suggestCommand !== undefined
      ? { command: { title: '', command: suggestCommand } }
      : {}),
    ...(completion.documentation ? { data: completion.documentation } : {}),
  };
}

/** Reads the `data` of an item that came back. Undefined where it is not ours. */
export function toDocumentationKey(data: unknown): DocumentationKey | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { mode, type, path, value, version } = data as Record<string, unknown>;
  if (mode !== 'resource' && mode !== 'data' && mode !== 'meta') return undefined;
  if (typeof type !== 'string' || typeof path !== 'string' || typeof version !== 'string') return undefined;
  return { mode, type, path, version, ...(typeof value === 'string' ? { value } : {}) };
}

/** What a snippet leaves behind if nobody fills it in: the placeholders, and nothing at the tab stops. */
export function withoutTabStops(snippet: string): string {
  return snippet.replace(
    /\\([$}\\])|\$\d+|\$\{\d+(?::((?:\\.|[^}\\])*))?\}/g,
    (_, escaped?: string, placeholder = '') => escaped ?? String(placeholder).replace(/\\(.)/g, '$1'),
  );
}

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const tags = { deprecated: DiagnosticTag.Deprecated, unnecessary: DiagnosticTag.Unnecessary };

const kinds: Record<CompletionKind, CompletionItemKind> = {
  block: CompletionItemKind.Struct,
  type: CompletionItemKind.Class,
  attribute: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  reference: CompletionItemKind.Reference,
  keyword: CompletionItemKind.Keyword,
  template: CompletionItemKind.Snippet,
};

/** Markdown, unless the client says that it shows only plain text. */
function preferred(formats: readonly MarkupKind[] | undefined): MarkupKind {
  return formats === undefined || formats.includes(MarkupKind.Markdown) ? MarkupKind.Markdown : MarkupKind.PlainText;
}

function documentIn(module: Module, uri: string): Document | undefined {
  const own = module.lock?.uri === uri ? module.lock : module.documents.find((it) => it.uri === uri);
  return own ?? module.callers.map((it) => documentIn(it, uri)).find((it) => it !== undefined);
}
