// Which version of the Auth0 provider is in force for a module, or for one block of it, and why.
// Reading what the files say is the work of requirements.ts; what a version has is the work of schema.ts.
import { choose, type Choice, type Constraint, normalizeVersion, parseConstraint, satisfies } from './constraint';
import { type Block } from './hcl/tree';
import { attributeOf, stringValue } from './hcl/walk';
import { folderName, perModule } from './module';
import { lockedVersions, requirementsOf, type Written } from './requirements';
import { type Module, type Place, type Settings } from './types';
import { compareVersions, knownVersions, newestVersion } from './versions';

export interface ProviderInForce {
  /** Its schema is used. Not always one that exists, and perhaps a prerelease: see `schemaVersion`. */
  readonly version: string;
  readonly origin: 'setting' | 'lock' | 'constraint' | 'caller' | 'newest';
  /** The version constraint as written, `~> 1.2`; several are joined by commas. Empty where there is none. */
  readonly requested: string;
  /** True: a name that we do not know is not wrong, only "not known to this extension". */
  readonly newerThanKnown: boolean;
  readonly olderThanKnown: boolean;
  /** Where the version is written. Undefined for a setting, and where nothing is written. */
  readonly place: Place | undefined;
  /** Namespace and type: `auth0/auth0` or `alexkappa/auth0`. */
  readonly source: string;
  /** What else there is to say about the choice: full sentences. */
  readonly notes: readonly string[];
}

const LOCAL_NAME = 'auth0';
const SOURCE = 'auth0/auth0';
/** Where the provider lived before 0.27.0, the oldest version we know. */
const FORMER_SOURCE = 'alexkappa/auth0';
/** What a source without a namespace means. There is no such provider any more. */
const IMPLIED_SOURCE = 'hashicorp/auth0';

/** The version for all of the module that does not say otherwise. Setting > lock file > constraint > caller > newest known. */
export function providerOf(module: Module, settings: Settings): ProviderInForce {
  return inForce(module, defaultSource(module), settings);
}

/**
 * The version for one top-level block, by its `provider` argument. Undefined where that leads to a provider that is not
 * Auth0's: then nothing is known about the block. Blocks that belong to no provider get the module's.
 */
export function providerFor(module: Module, block: Block, settings: Settings): ProviderInForce | undefined {
  const localName = localNameOf(block);
  if (localName === undefined) return providerOf(module, settings);
  const requirement = requirementsOf(module).get(localName);
  // `provider = au` is half typed.
  const source = requirement?.source ?? (LOCAL_NAME.startsWith(localName) ? impliedSource(module) : undefined);
  return source !== undefined && isAuth0(source) ? inForce(module, canonical(source), settings) : undefined;
}

/** For the status item and hovers: `auth0 1.2.0 (lock file)`, and sentences on how that came about. */
export function describeProvider(provider: ProviderInForce): { readonly label: string; readonly detail: string } {
  const { version, origin, requested, newerThanKnown, olderThanKnown, notes } = provider;
  const { word, sentence } = {
    setting: { word: 'setting', sentence: 'The version is set in the settings.' },
    lock: { word: 'lock file', sentence: 'The version is the one in .terraform.lock.hcl.' },
    constraint: { word: 'version constraint', sentence: `The version follows from the constraint "${requested}".` },
    caller: { word: 'calling module', sentence: 'The version is the one of the module that calls this one.' },
    newest: { word: 'newest known', sentence: 'No version is required here.' },
  }[origin];
  const sentences = [sentence, ...notes];
  if (newerThanKnown) {
    sentences.push(
      `Versions after ${newestVersion} are not known to this extension, so names unknown to it are not reported.`,
    );
  }
  if (olderThanKnown) sentences.push(`Versions before ${knownVersions[0]} are not known to this extension.`);
  return { label: `auth0 ${version} (${word})`, detail: sentences.join(' ') };
}

/** Undefined for a block that belongs to no provider, such as `locals` or `module`. */
function localNameOf({ type, labels, body }: Block): string | undefined {
  const label = labels[0]?.text ?? '';
  if (type.text === 'provider') return label;
  if (!['resource', 'data', 'ephemeral'].includes(type.text)) return undefined;
  const written = attributeOf(body, 'provider')?.value;
  if (written?.kind === 'traversal') return written.root.text;
  const quoted = written && stringValue(written);
  return (quoted ?? label).split(quoted === undefined ? '_' : '.', 1)[0];
}

function isAuth0(source: string): boolean {
  return source === SOURCE || source === FORMER_SOURCE || source === IMPLIED_SOURCE;
}

function canonical(source: string): string {
  return source === IMPLIED_SOURCE ? SOURCE : source;
}

/** The source of `auth0`, or else of whatever local name stands for an Auth0 provider. */
function defaultSource(module: Module): string {
  return declaredSource(module) ?? impliedSource(module);
}

function declaredSource(module: Module): string | undefined {
  const requirements = requirementsOf(module);
  const declared = [requirements.get(LOCAL_NAME), ...requirements.values()].map((it) => it?.source);
  const source = declared.find((it) => it !== undefined && isAuth0(it));
  return source && canonical(source);
}

/** What `auth0` stands for where nothing says so: what is locked, else what a calling module means by it. */
function impliedSource(module: Module): string {
  const seen = new Set<Module>();
  for (let at = module; !seen.has(at); at = at.callers[0] ?? at) {
    seen.add(at);
    const locked = lockedVersions(at);
    const source =
      (at === module ? undefined : declaredSource(at)) ?? [SOURCE, FORMER_SOURCE].find((it) => locked.has(it));
    if (source !== undefined) return source;
  }
  return SOURCE;
}

interface Decision {
  readonly provider: ProviderInForce;
  /** Everything that the version must satisfy, the callers' constraints included. */
  readonly constraint: Constraint;
  /** A lock file has decided, the module's own or a caller's. */
  readonly locked: boolean;
}

function inForce(module: Module, source: string, settings: Settings): ProviderInForce {
  const { provider } = decide(module, source);
  const setting = settings.providerVersion?.trim() ?? '';
  if (setting === '') return provider;
  const version = normalizeVersion(setting);
  if (version !== undefined)
    return { ...provider, ...exactly(version), origin: 'setting', place: undefined, notes: [] };
  return { ...provider, notes: [...provider.notes, `The setting "${setting}" is not a version and is ignored.`] };
}

const decisions = perModule(() => new Map<string, Decision>());

function decide(module: Module, source: string): Decision {
  const made = decisions(module).get(source);
  if (made) return made;
  // Holds while the callers are asked, should modules call each other in a circle.
  decisions(module).set(source, nothingAsked(source));
  const decision = newDecision(module, source);
  decisions(module).set(source, decision);
  return decision;
}

function newDecision(module: Module, source: string): Decision {
  const own = ownConstraint(module, source);
  const { requested, notes } = own;
  const isAsked = requested !== '' || notes.length > 0 || module.lock !== undefined || module.callers.length > 0;
  if (!isAsked) return nothingAsked(source);
  const base = { requested, source, place: own.place };

  const locked = lockedVersions(module).get(source);
  if (locked) {
    const version = normalizeVersion(locked.text) ?? locked.text;
    const conflict = allows(own.terms, version)
      ? []
      : [`It does not satisfy "${requested}": run terraform init -upgrade.`];
    const provider = {
      ...base,
      ...exactly(version),
      origin: 'lock',
      place: locked.place,
      notes: [...notes, ...conflict],
    } as const;
    return { provider, constraint: own.terms, locked: true };
  }

  const caller = callerOf(module, source);
  if (caller && (caller.locked || own.terms.length === 0)) {
    if (allows(own.terms, caller.provider.version)) {
      const { version, newerThanKnown, olderThanKnown, place } = caller.provider;
      const standing = { version, newerThanKnown, olderThanKnown, place };
      const asked = requested || caller.provider.requested;
      const provider = {
        ...base,
        ...standing,
        requested: asked,
        origin: 'caller',
        notes: [...notes, ...caller.notes],
      } as const;
      return { ...caller, provider, constraint: [...own.terms, ...caller.constraint] };
    }
    notes.push(`The version of the calling module, ${caller.provider.version}, does not satisfy "${requested}".`);
  }

  // Terraform chooses one version for a module and all that it calls, so their constraints hold together.
  const together = [...own.terms, ...(caller?.constraint ?? [])];
  const choice = chooseFor(source, together) ?? chooseFor(source, own.terms);
  if (choice && own.terms.length > 0) {
    return { provider: { ...base, ...choice, origin: 'constraint', notes }, constraint: together, locked: false };
  }
  if (own.terms.length > 0) notes.push(`No version satisfies "${requested}".`);
  return undecided(source, requested, notes);
}

const withoutRequest = new Map<string, Decision>();

/** The decision where nobody says anything: the same at every keystroke. */
function nothingAsked(source: string): Decision {
  const made = withoutRequest.get(source) ?? undecided(source, '', []);
  withoutRequest.set(source, made);
  return made;
}

function undecided(source: string, requested: string, notes: readonly string[]): Decision {
  const newest = chooseFor(source, []) ?? exactly(newestVersion);
  const provider = { ...newest, source, requested, origin: 'newest', place: undefined, notes } as const;
  return { provider, constraint: [], locked: false };
}

/** What the module itself asks of the provider at `source`, under whatever local names. */
function ownConstraint(module: Module, source: string) {
  const versions: Written[] = [];
  for (const requirement of requirementsOf(module).values()) {
    const implied = requirement.localName === LOCAL_NAME ? impliedSource(module) : undefined;
    const actual = requirement.source ?? implied;
    if (actual !== undefined && canonical(actual) === source) versions.push(...requirement.versions);
  }
  const read = versions.map((it) => ({ ...it, terms: parseConstraint(it.text) }));
  const [readable, unreadable] = [read.filter((it) => it.terms), read.filter((it) => !it.terms)];
  return {
    terms: readable.flatMap((it) => it.terms ?? []),
    requested: readable.map((it) => it.text.trim()).join(', '),
    place: readable[0]?.place,
    notes: unreadable.map((it) => `The constraint "${it.text}" cannot be read and is ignored.`),
  };
}

/** The calling module that decides: one with a lock file, else the one with the oldest version. Undefined where none says anything. */
function callerOf(module: Module, source: string): (Decision & { readonly notes: readonly string[] }) | undefined {
  const found = module.callers
    .map((caller) => ({ caller, ...decide(caller, source) }))
    .filter((it) => it.provider.origin !== 'newest')
    .sort((a, b) => Number(b.locked) - Number(a.locked) || compareVersions(a.provider.version, b.provider.version));
  const [first] = found;
  if (!first) return undefined;
  const notes = [`It is called by ${folderName(first.caller)}.`];
  const others = found.filter((it) => it.provider.version !== first.provider.version);
  const list = others.map((it) => `${folderName(it.caller)} (${it.provider.version})`).join(', ');
  if (others.length > 0) notes.push(`Other callers have another version: ${list}.`);
  return { ...first, notes };
}

/** Like `satisfies`, but no constraint allows everything, even a prerelease that is locked. */
function allows(constraint: Constraint, version: string): boolean {
  return constraint.length === 0 || satisfies(version, constraint);
}

function exactly(version: string): Choice {
  return {
    version,
    newerThanKnown: compareVersions(version, newestVersion) > 0,
    olderThanKnown: compareVersions(version, knownVersions[0] ?? '') < 0,
  };
}

function chooseFor(source: string, constraint: Constraint): Choice | undefined {
  const oldest = knownVersions.slice(0, 1);
  const former = source === FORMER_SOURCE ? choose(constraint, oldest) : undefined;
  if (former && !former.newerThanKnown) return { ...former, olderThanKnown: true };
  return choose(constraint, knownVersions);
}
