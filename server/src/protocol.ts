// What client and server say to each other beyond the Language Server Protocol. Types and names only: both sides import it.
import type { Range } from 'vscode-languageserver';

/** Request: which provider version holds for the module of a document, and why. Params `ProviderParams`, result `ProviderResult | null`. */
export const providerRequest = 'auth0Terraform/provider';

/** Notification without params: answers to `providerRequest` may have changed; ask again for what is shown. */
export const providerChanged = 'auth0Terraform/providerChanged';

export interface ProviderParams {
  /** URI of a document. */
  readonly uri: string;
}

/** Null for a document that the server does not know. */
export interface ProviderResult {
  /** `1.2.0`. */
  readonly version: string;
  /** Short enough for a status item: `auth0 1.2.0 (lock file)`. */
  readonly label: string;
  /** One sentence on why this version. */
  readonly detail: string;
  /** Where the version comes from; absent where nothing in the workspace says so. */
  readonly place?: { readonly uri: string; readonly range: Range };
}

/** `initializationOptions`; every field may be missing, and whatever is malformed counts as missing. */
export interface InitializationOptions {
  /** Another Terraform extension works on the same documents (`terraform`): leave to it what it reports too. Default `none`. */
  readonly host?: 'none' | 'terraform';
  /** What stands below `auth0Terraform` in the user's settings, for clients without `workspace/configuration`. */
  readonly settings?: unknown;
  /** Command of the client that opens the completion list again: `editor.action.triggerSuggest`. Absent: none is run. */
  readonly suggestCommand?: string;
  /**
   * Command of the client that shows places; arguments: URI of the document, position, locations, all as the protocol has
   * them. Absent: the lines above APIs can only be read.
   */
  readonly referencesCommand?: string;
}
