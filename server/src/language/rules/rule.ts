import { type Span } from '../hcl/tree';
import { type Diagnostic, type Severity } from '../types';
import { type Inspection } from './inspect';

/** The page that explains each rule under its id. */
const DOCUMENTATION = 'https://github.com/apis-as-code/auth0-terraform/blob/main/docs/rules.md';

/** One thing that can be wrong. Its module is named after its id, in camelCase; so are its fixtures. */
export interface Rule {
  /** Stable and kebab-case: diagnostic code, settings key, anchor of the documentation, fixture name. Never renamed. */
  readonly id: string;
  /** Unless the settings say otherwise. */
  readonly severity: Severity;
  /** What it finds, as a phrase. */
  readonly title: string;
  /** What happens to who ignores it, in one to three sentences of markdown. */
  readonly why: string;
  /** The provider versions that it speaks for, in words. */
  readonly versions: string;
  /** The problems of the document that is inspected, in any order. Unknown is not wrong: what is not written out is right. */
  check(inspection: Inspection): Iterable<Problem>;
}

/** One finding of a rule, in the document that is inspected; `related` may point into any file of the workspace. */
export interface Problem {
  readonly at: Span;
  /** What is wrong and what to do, in one or two sentences. Never repeats a secret. */
  readonly message: string;
  readonly tags?: Diagnostic['tags'];
  readonly related?: Diagnostic['related'];
}

/** Where people read about a rule. */
export function ruleUrl(id: string): string {
  return `${DOCUMENTATION}#${id}`;
}
