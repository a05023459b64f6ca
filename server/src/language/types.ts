// What the features take and give: plain data in the editor's terms, offsets instead of positions.
import { type Document, type Span } from './hcl/tree';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** The user's settings, as far as the language cares. Read from `unknown` in server/src/settings.ts. */
export interface Settings {
  /** Provider version that overrides lock file and constraints, such as `1.2.0`; undefined: find it. */
  readonly providerVersion: string | undefined;
  readonly validation: {
    readonly enabled: boolean;
    /** Severity by rule id. A rule that is not listed keeps its own. */
    readonly severities: Readonly<Record<string, Severity | 'off'>>;
  };
  readonly inlayHints: { readonly enabled: boolean };
  readonly codeLens: { readonly enabled: boolean };
  readonly rename: {
    /** Renaming a resource leaves a `moved` block behind. */
    readonly addMovedBlock: boolean;
  };
}

/** A place in some file of the workspace. */
export interface Place {
  readonly uri: string;
  readonly span: Span;
}

/** Replaces `span` by `text`. The edits of one change never overlap. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** An edit of some file of the workspace. */
export interface PlacedEdit extends Place, Edit {}

/** Something that was asked for and is not done. */
export interface Refusal {
  /** One or two sentences: why not, and what to do. */
  readonly refusal: string;
}

/** One problem in one document. */
export interface Diagnostic extends Span {
  /** Stable kebab-case id: diagnostic code, settings key and anchor in the documentation. `syntax` for syntax errors. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong and what to do, in one or two sentences. Never repeats a secret. */
  readonly message: string;
  readonly url: string;
  readonly tags: readonly ('deprecated' | 'unnecessary')[];
  readonly related: readonly (Place & { readonly message: string })[];
}

/** One way to mend a diagnostic: one undoable change, in any files of the module. */
export interface Fix {
  /** What it does, as an order: `Change to "RS256"`. */
  readonly title: string;
  /** Never overlap. */
  readonly edits: readonly (Place & { readonly text: string })[];
  /** The one right answer: applied by "fix all". At most one fix of a diagnostic is. */
  readonly preferred: boolean;
}

/** Markdown about what stands at a span. */
export interface Hover extends Span {
  readonly markdown: string;
}

export type CompletionKind = 'block' | 'type' | 'attribute' | 'value' | 'reference' | 'keyword' | 'template';

/** One offer. Accepting it replaces `replace` (or only `insert`, up to the cursor) by `text`. */
export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** Short text right of the label: type, unit, `required`. */
  readonly detail: string;
  /** From the word's start to the cursor. */
  readonly insert: Span;
  /** From the word's start to the word's end; starts where `insert` starts. Both lie on one line. */
  readonly replace: Span;
  /** Line breaks are `\n`; lines after the first are to be indented as much more as the line of the word is. */
  readonly text: string;
  /** True: `text` is a snippet with `$0`, `${1:placeholder}`; `$`, `}` and `\` in it are escaped. */
  readonly snippet: boolean;
  /** What the typed word is matched against, where it is not the label; the dashboard's words are in it. */
  readonly filter: string;
  readonly sort: string;
  readonly deprecated: boolean;
  /** Opens the list again after the item is accepted: an attribute whose value has known choices. */
  readonly suggestNext: boolean;
  /** What `resolve` needs to bring the documentation; undefined: there is none. */
  readonly documentation: DocumentationKey | undefined;
}

/** Where the documentation of an offer is found: `documentationFor(key)`. Serialisable; sent to the client and back. */
export interface DocumentationKey {
  readonly mode: 'resource' | 'data' | 'meta';
  readonly type: string;
  /** Dotted path below the block, `token_encryption.format`; empty for the block itself. */
  readonly path: string;
  /** One allowed value of that attribute; undefined for the attribute itself. */
  readonly value?: string;
  readonly version: string;
}

/** Everything a feature may look at: one document, the module it belongs to, the user's settings. */
export interface Context {
  readonly document: Document;
  readonly module: Module;
  readonly settings: Settings;
}

/** The files of one folder, which Terraform reads as one thing. Immutable; made anew when a file changes. */
export interface Module {
  /** URI of the folder, no slash at the end. For an untitled document: the document's own URI. */
  readonly uri: string;
  /** `*.tf` and `*.tofu`, by URI; override files stand last, as Terraform merges them. */
  readonly documents: readonly Document[];
  /** `.terraform.lock.hcl`, if there is one. */
  readonly lock: Document | undefined;
  /** Modules of the workspace that call this one by a local path. */
  readonly callers: readonly Module[];
  /**
   * What was computed of it so far, see `perModule`. Not in a WeakMap: its values outlive their keys until all memory is
   * swept, and with them the trees of every keystroke.
   */
  readonly facts: Map<unknown, unknown>;
}
