// All that commands ask of the editor. They see nothing else of it, so that a test can be the editor. URIs are texts here.
import { type Module, type PlacedEdit } from '../../server/src/language';

/** Undefined from any question: the user dismissed it. */
export interface Ui {
  /** False in restricted mode: nothing of the workspace or of the environment is used then, and no program is run. */
  readonly trusted: boolean;
  /** What the terminal of the user's speaks. */
  readonly shell: 'sh' | 'powershell';
  /** `more` come later, below a line of their own. */
  choose<T extends Choice>(question: Question, choices: readonly T[], more?: More<T>): Promise<T | undefined>;
  chooseMany<T extends Choice>(question: Question, choices: Growing<T>): Promise<readonly T[] | undefined>;
  enter(question: Entry): Promise<string | undefined>;
  /** The text of a file that the user points at. */
  chooseFile(question: { readonly title: string; readonly extensions: readonly string[] }): Promise<string | undefined>;
  /** Answers with the button that was pressed. */
  tell(level: 'information' | 'warning' | 'error', message: string, ...buttons: string[]): Promise<string | undefined>;
  /** A notification with a Cancel button, which aborts `signal`. */
  progress<T>(title: string, work: (report: (text: string) => void, signal: AbortSignal) => Promise<T>): Promise<T>;
  /** For the output channel. Never a secret, never what a tenant sent. */
  log(message: string): void;
  /** Brings the output channel to the front. */
  showLog(): void;

  copy(text: string): Promise<void>;
  readClipboard(): Promise<string>;
  open(url: string): Promise<void>;
  /** Puts one line at the prompt of a terminal, without running it. */
  typeInTerminal(text: string): void;

  /** The Terraform document in front. */
  activeDocument(): OpenDocument | undefined;
  /** The same document as it is now; undefined once it is closed. */
  openDocument(uri: string): OpenDocument | undefined;
  /** An empty, unsaved document in front. */
  newDocument(): Promise<OpenDocument>;
  /** The files of a document's folder, as they are open or on disk, with the lock file. An unsaved document is a module of its own. */
  module(uri: string): Promise<Module>;
  /** The same, with the modules of the workspace that call it; they take a look at all files. */
  moduleWithCallers(uri: string): Promise<Module>;
  /** The version of the provider in force for a document. */
  providerVersion(module: Module): Promise<string>;
  /** Whole and as one undo step, or not at all: then the answer is a sentence on why not. */
  apply(change: Change): Promise<string | undefined>;
  /** Two texts side by side; the left one cannot be changed. */
  diff(title: string, left: Virtual, right: Virtual): Promise<void>;
  /** Shows a place of a document. */
  reveal(uri: string, offset: number): Promise<void>;
}

export interface Choice {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  /** Name of a product icon, without `$( )`. */
  readonly icon?: string;
}

export interface Question {
  readonly title: string;
  readonly placeholder?: string;
}

export interface More<T> {
  readonly heading: string;
  /** Never fails. */
  readonly choices: Promise<readonly T[]>;
}

/** A list that is shown while it grows. */
export interface Growing<T> {
  readonly state: () => {
    readonly choices: readonly T[];
    readonly busy: boolean;
    /** Behind the title: how far it is, or what it waits for. */
    readonly progress: string;
  };
  /** Calls back when `state` answers anew; the function that comes back ends that. */
  readonly onChange: (changed: () => void) => () => void;
  readonly selected: (choice: T) => boolean;
  /** The end of the work behind it, if it fails; the list closes then. */
  readonly failed: Promise<never>;
}

export interface Entry {
  readonly title: string;
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value?: string;
  /** Shown as dots. */
  readonly secret?: boolean;
  /** On what was typed so far: why it cannot be accepted, or something to know. */
  readonly check?: (text: string) => { readonly problem: string } | { readonly note: string } | undefined;
}

export interface OpenDocument {
  readonly uri: string;
  readonly text: string;
  /** Where the cursor is. */
  readonly offset: number;
}

export interface Change {
  /** As the undo list calls it. */
  readonly label: string;
  /** None of them overlap. */
  readonly edits: readonly PlacedEdit[];
  /** New files. */
  readonly files: readonly { readonly uri: string; readonly text: string }[];
  /** The documents that the edits were made for, as they were then. A document with another text is not touched. */
  readonly basis: readonly { readonly uri: string; readonly text: string }[];
  /** Where the cursor goes, in the text after the edits. */
  readonly cursor?: { readonly uri: string; readonly offset: number };
}

/** A text that is shown and is no file. */
export interface Virtual {
  /** What its tab calls it, with the extension that colours it: `orders.tf`. */
  readonly name: string;
  readonly text: string;
}
