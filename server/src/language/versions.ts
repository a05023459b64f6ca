// Versions of the provider: which exist, which is newer, where their documentation is.
import { type Mode, versionFacts } from './facts';

const SHAPE = /^v?(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/;

interface Version {
  readonly numbers: readonly [number, number, number];
  /** `['beta', '1']`; empty for a stable release. */
  readonly prerelease: readonly string[];
}

/** Released versions, oldest first, prereleases included, without `v`. */
export const knownVersions: readonly string[] = Object.keys(versionFacts.released);

/** Newest stable version in our data. */
export const newestVersion = knownVersions.findLast((it) => !it.includes('-')) ?? '';

const oldestVersion = knownVersions[0] ?? '';

/**
 * Negative when `a` is older, zero when equal, positive when `a` is newer. Semantic versioning 2.0: a prerelease stands
 * before its release, build metadata does not count. What is no version stands before everything that is.
 */
export function compareVersions(a: string, b: string): number {
  const first = parseVersion(a);
  const second = parseVersion(b);
  if (!first || !second) return Number(Boolean(first)) - Number(Boolean(second));
  return compareNumbers(first, second) || comparePrereleases(first.prerelease, second.prerelease);
}

/**
 * The release whose schema `version` has: the one it precedes for a prerelease (1.0.0-beta.1 has the schema of 1.0.0), the
 * oldest known for older ones, the newest known for newer ones and for what is no version.
 */
export function schemaVersion(version: string): string {
  const parsed = parseVersion(version);
  if (!parsed) return newestVersion;
  const release = parsed.numbers.join('.');
  if (compareVersions(release, oldestVersion) < 0) return oldestVersion;
  return compareVersions(release, newestVersion) > 0 ? newestVersion : release;
}

/** Whether something that began with `since` and is gone from `until` on holds in `version`, a release as `schemaVersion` gives it. */
export function holds(version: string, since: string | undefined, until: string | undefined): boolean {
  return (!since || compareVersions(version, since) >= 0) && (!until || compareVersions(version, until) < 0);
}

/** The day on which a known version was tagged, `2024-10-09`. */
export function releaseDate(version: string): string | undefined {
  return versionFacts.released[version];
}

/** The registry's page of a resource or data source, for exactly this version; the newest one for what is no version. */
export function documentationPage(mode: Mode, type: string, version: string): string {
  const known = !parseVersion(version)
    ? newestVersion
    : compareVersions(version, oldestVersion) < 0
      ? oldestVersion
      : version;
  const folder = mode === 'data' ? 'data-sources' : 'resources';
  const page = `${known.replace(/^v/, '')}/docs/${folder}/${type.replace(/^auth0_/, '')}`;
  return `https://registry.terraform.io/providers/auth0/auth0/${page}`;
}

/** What was read so far: the facts name few versions, many times each. */
const known = new Map<string, Version | undefined>();

function parseVersion(text: string): Version | undefined {
  if (!known.has(text)) {
    // Files may name any.
    if (known.size >= 1000) known.clear();
    known.set(text, readVersion(text));
  }
  return known.get(text);
}

function readVersion(text: string): Version | undefined {
  const match = SHAPE.exec(text);
  if (!match) return undefined;
  const [, major, minor, patch, prerelease] = match;
  return { numbers: [Number(major), Number(minor), Number(patch)], prerelease: prerelease?.split('.') ?? [] };
}

function compareNumbers(a: Version, b: Version): number {
  return a.numbers[0] - b.numbers[0] || a.numbers[1] - b.numbers[1] || a.numbers[2] - b.numbers[2];
}

function comparePrereleases(a: readonly string[], b: readonly string[]): number {
  if (!a.length || !b.length) return Number(!a.length) - Number(!b.length);
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const order = comparePrereleaseParts(a[index], b[index]);
    if (order) return order;
  }
  return 0;
}

/** Numbers stand before words, fewer parts before more. */
function comparePrereleaseParts(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  const numeric = [a, b].map((it) => /^\d+$/.test(it));
  if (numeric[0] && numeric[1]) return Number(a) - Number(b);
  if (numeric[0] !== numeric[1]) return numeric[0] ? -1 : 1;
  return a < b ? -1 : Number(a > b);
}
