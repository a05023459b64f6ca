// Version constraints, read as `terraform init` reads those of providers. That is not as it reads `required_version`:
// here `~> 1` has an upper bound.
import { compareVersions } from './versions';

/** All terms hold at once. `~>` is not among the operators: it is two terms. Versions have three numbers. */
export type Constraint = readonly Term[];

export interface Term {
  readonly operator: '=' | '!=' | '>' | '>=' | '<' | '<=';
  readonly version: string;
}

/** What a constraint comes to: a version, and where it stands beside the versions that are known. */
export interface Choice {
  /** One that is known or, where the constraint leaves none of those, one that it allows. */
  readonly version: string;
  readonly newerThanKnown: boolean;
  readonly olderThanKnown: boolean;
}

const OPERATOR = /^(=|!=|>=|<=|~>|>|<|)\s*(.*)$/s;
const VERSION = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/;

/**
 * The terms of `~> 1.2, != 1.3.0`; undefined where it cannot be read. Terraform refuses a `v` before the number, more
 * than one space after the operator and a comma at the end; what they mean is clear, so they are read.
 */
export function parseConstraint(text: string): Constraint | undefined {
  const terms: Term[] = [];
  const written = text.split(',').map((it) => it.trim());
  for (const term of written.filter((it) => it !== '')) {
    const [, operator = '', rest = ''] = OPERATOR.exec(term) ?? [];
    const numbers = VERSION.exec(rest);
    const version = normalizeVersion(rest);
    if (!numbers || version === undefined) return undefined;
    if (operator === '~>') terms.push({ operator: '>=', version }, { operator: '<', version: upperBound(numbers) });
    else terms.push({ operator: (operator || '=') as Term['operator'], version });
  }
  return terms.length > 0 ? terms : undefined;
}

/** `1.2.0` for `1.2` or `v1.2`; build metadata is dropped. Undefined for anything else than a version. */
export function normalizeVersion(text: string): string | undefined {
  const match = VERSION.exec(text.trim());
  if (!match) return undefined;
  const [, major = '0', minor = '0', patch = '0', prerelease] = match;
  const release = [major, minor, patch].map(Number).join('.');
  return prerelease === undefined ? release : `${release}-${prerelease}`;
}

/** `1.0.0` for `1.0.0-beta.1`. */
export function releaseOf(version: string): string {
  return version.split('-', 1)[0] ?? version;
}

/** Whether `version` may be chosen. A prerelease only where the constraint names exactly it. */
export function satisfies(version: string, constraint: Constraint): boolean {
  const isRelease = releaseOf(version) === version;
  return (
    constraint.every((term) => holds(term, version)) &&
    (isRelease || constraint.some((term) => term.operator === '=' && holds(term, version)))
  );
}

/**
 * The newest of `known` (oldest first, at least one) that satisfies. Where none does, a version that the constraint
 * names: an exact one as it is, else the nearest known one. Undefined where no version can satisfy.
 */
export function choose(constraint: Constraint, known: readonly string[]): Choice | undefined {
  const oldest = known[0] ?? '';
  const newest = known.at(-1) ?? '';
  const found = known.findLast((it) => satisfies(it, constraint));
  if (found !== undefined) return { version: found, newerThanKnown: false, olderThanKnown: false };

  const allowed = boundaries(constraint).filter((it) => satisfies(it, constraint));
  const choices = allowed.map((version) => ({
    version,
    newerThanKnown: compareVersions(version, newest) > 0,
    olderThanKnown: compareVersions(version, oldest) < 0,
  }));
  const choice =
    choices.find((it) => !it.newerThanKnown && !it.olderThanKnown) ??
    choices.find((it) => it.newerThanKnown) ??
    choices.at(-1);
  if (!choice || constraint.some((it) => it.operator === '=')) return choice;
  return { ...choice, version: choice.newerThanKnown ? newest : choice.olderThanKnown ? oldest : choice.version };
}

/** Versions of which one satisfies, if any does: the numbers named, their next patch, and the very first. Oldest first. */
function boundaries(constraint: Constraint): readonly string[] {
  const named = constraint.flatMap(({ version }) => [version, releaseOf(version), nextPatch(version)]);
  return ['0.0.0', ...named].sort(compareVersions);
}

export function nextPatch(version: string): string {
  const [major = 0, minor = 0, patch = 0] = releaseOf(version).split('.').map(Number);
  return `${major}.${minor}.${patch + 1}`;
}

/** What `~>` stays below: three numbers hold the minor version, fewer hold the major one. */
function upperBound([, major, minor, patch]: readonly (string | undefined)[]): string {
  return patch === undefined ? `${Number(major) + 1}.0.0` : `${Number(major)}.${Number(minor) + 1}.0`;
}

function holds({ operator, version }: Term, candidate: string): boolean {
  const order = compareVersions(candidate, version);
  switch (operator) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
  }
}
