import { type Span } from '../hcl/tree';
import { type Diagnostic, type Fix, type Severity } from '../types';
import { type Inspection } from './inspect';

/** The page that explains each rule under its id. */
const DOCUMENTATION = 'https://github.com/apis-as-code/auth0-terraform/blob/main/docs/rules.md';

/** What diagnostics, settings, completion and documentation know of a rule. */
export interface Described {
  /** Stable and kebab-case: diagnostic code, settings key, anchor of the documentation, fixture name. Never renamed. */
  readonly id: string;
  /** Unless the settings say otherwise. */
  readonly severity: Severity;
}

/**
 * One thing that can be wrong. Its fixtures are named after its id. What people read about it stands in
 * server/schema/rules.json, which no bundle holds.
 */
export interface Rule extends Described {
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
  /** What mends it, best first. Computed only when somebody asks. */
  readonly fixes?: () => readonly Fix[];
}

/** Where people read about a rule. */
export function ruleUrl(id: string): string {
  return `${DOCUMENTATION}#${id}`;
}
