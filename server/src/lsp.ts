// The one file where offsets and plain types meet the protocol's. Positions count UTF-16 code units, as offsets do.
import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
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
  /** A list may say once what most of its items have in common. */
  readonly itemDefaults: boolean;
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
  const defaults = textDocument?.completion?.completionList?.itemDefaults ?? [];
  return {
    snippets: item?.snippetSupport === true,
    insertReplace: item?.insertReplaceSupport === true,
    labelDetails: item?.labelDetailsSupport === true,
    itemDefaults: ['editRange', 'insertTextFormat', 'data'].every((it) => defaults.includes(it)),
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

/**
 * The reply to a request for completion: every keystroke has one, so what all items share is said once, if the client can
 * read that.
 * @param suggestCommand the client's command that opens the list again, if it has one.
 */
export function toCompletionList(
  file: TextDocument,
  completions: readonly Completion[],
  support: Support,
  suggestCommand: string | undefined,
): CompletionItem[] | CompletionList {
  const [first] = completions;
  if (!first) return [];
  const insert = toRange(file, first.insert);
  const replace = toRange(file, first.replace);
  const common = support.itemDefaults ? commonKey(completions) : undefined;
  const items = completions.map((it) => {
    const isSnippet = it.snippet && support.snippets;
    const newText = it.snippet && !support.snippets ? withoutTabStops(it.text) : it.text;
    const item: CompletionItem = { label: it.label, kind: kinds[it.kind], sortText: it.sort };
    if (it.detail !== '') {
      if (support.labelDetails) item.labelDetails = { description: it.detail };
      else item.detail = it.detail;
    }
    if (it.filter !== it.label) item.filterText = it.filter;
    if (it.deprecated && support.deprecatedTag) item.tags = [CompletionItemTag.Deprecated];
    if (it.suggestNext && suggestCommand !== undefined) item.command = { title: '', command: suggestCommand };
    if (support.adjustIndentation && newText.includes('\n')) item.insertTextMode = InsertTextMode.adjustIndentation;
    if (!support.itemDefaults) {
      item.insertTextFormat = isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText;
      item.textEdit = support.insertReplace ? { newText, insert, replace } : { newText, range: replace };
      if (it.documentation) item.data = it.documentation;
      return item;
    }
    if (!isSnippet) item.insertTextFormat = InsertTextFormat.PlainText;
    if (newText !== it.label) item.textEditText = newText;
    // Undefined and null would mean the list's.
    if (!isCommon(it, common)) item.data = it.documentation ?? false;
    return item;
  });
  if (!support.itemDefaults) return items;
  const editRange = support.insertReplace ? { insert, replace } : replace;
  const insertTextFormat = InsertTextFormat.Snippet;
  return {
    isIncomplete: false,
    itemDefaults: { editRange, insertTextFormat, ...(common ? { data: common } : {}) },
    items,
  };
}

/** The documentation key of all items of a list that are named as the last part of their path. */
interface CommonKey extends Pick<DocumentationKey, 'mode' | 'type' | 'version'> {
  /** What stands before the item's label in the path: empty or with a dot at the end. */
  readonly within: string;
}

function commonKey(completions: readonly Completion[]): CommonKey | undefined {
  for (const { label, documentation } of completions) {
    if (!documentation || documentation.value !== undefined || !documentation.path.endsWith(label)) continue;
    const { mode, type, version, path } = documentation;
    return { mode, type, version, within: path.slice(0, -label.length) };
  }
  return undefined;
}

function isCommon({ label, documentation }: Completion, common: CommonKey | undefined): boolean {
  if (!common || !documentation) return false;
  const { mode, type, version, path, value } = documentation;
  const { within } = common;
  if (mode !== common.mode || type !== common.type || version !== common.version || value !== undefined) return false;
  return path.length === within.length + label.length && path.startsWith(within) && path.endsWith(label);
}

/** Reads the `data` of an item that came back, its own or the list's. Undefined where it is not ours. */
export function toDocumentationKey({
  label,
  data,
}: Pick<CompletionItem, 'label' | 'data'>): DocumentationKey | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { mode, type, within, value, version, ...rest } = data as Record<string, unknown>;
  const path = typeof within === 'string' ? within + label : rest['path'];
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
