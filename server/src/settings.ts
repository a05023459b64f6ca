// Settings come from users' files and other programs' messages: read from `unknown`, and whatever is malformed counts as missing.
import { type Settings, type Severity } from './language';
import { type InitializationOptions } from './protocol';

/** The name under which editors keep our settings. */
export const section = 'auth0Terraform';

/** What holds without any setting. */
export const defaults: Settings = {
  providerVersion: undefined,
  validation: { enabled: true, severities: {} },
  inlayHints: { enabled: true },
  codeLens: { enabled: true },
  rename: { addMovedBlock: true },
};

/** Keys below `section`, as in the manifest. */
export const keys = [
  'providerVersion',
  'validation.enabled',
  'validation.severities',
  'inlayHints.enabled',
  'codeLens.enabled',
  'rename.addMovedBlock',
] as const;

const levels: ReadonlySet<unknown> = new Set<Severity | 'off'>(['error', 'warning', 'information', 'hint', 'off']);

/** Reads what stands below `section`, nested or with dotted keys. `base` holds what is not set. */
export function toSettings(value: unknown, base: Settings = defaults): Settings {
  const given = (key: (typeof keys)[number]) => at(value, key);
  const version = given('providerVersion');
  const flag = (key: (typeof keys)[number], otherwise: boolean) => {
    const value = given(key);
    return typeof value === 'boolean' ? value : otherwise;
  };
  const hints = given('inlayHints.enabled');
  return {
    providerVersion: typeof version === 'string' && version.trim() !== '' ? version.trim() : base.providerVersion,
    validation: {
      enabled: flag('validation.enabled', base.validation.enabled),
      severities: { ...base.validation.severities, ...toSeverities(given('validation.severities')) },
    },
    // `auto`, like anything else, is what holds in this place.
    inlayHints: { enabled: hints === 'on' || (hints !== 'off' && base.inlayHints.enabled) },
    codeLens: { enabled: flag('codeLens.enabled', base.codeLens.enabled) },
    rename: { addMovedBlock: flag('rename.addMovedBlock', base.rename.addMovedBlock) },
  };
}

/** Reads `initializationOptions`. */
export function toInitializationOptions(
  value: unknown,
): Required<Pick<InitializationOptions, 'host'>> & InitializationOptions {
  const command = (key: 'suggestCommand' | 'referencesCommand') => {
    const name = at(value, key);
    return typeof name === 'string' && name !== '' ? { [key]: name } : {};
  };
  return {
    host: at(value, 'host') === 'terraform' ? 'terraform' : 'none',
    settings: at(value, 'settings'),
    ...command('suggestCommand'),
    ...command('referencesCommand'),
  };
}

/**
 * What holds beside another Terraform extension: it reports syntax errors already, and its users have not asked for more
 * text in their lines. They can turn on both.
 */
export function defaultsBeside(host: 'none' | 'terraform'): Settings {
  if (host === 'none') return defaults;
  return {
    ...defaults,
    validation: { enabled: true, severities: { syntax: 'off' } },
    inlayHints: { enabled: false },
  };
}

/** Whether a value is a severity or `off`. */
export function isSeverity(value: unknown): value is Severity | 'off' {
  return levels.has(value);
}

function toSeverities(value: unknown): Record<string, Severity | 'off'> {
  if (!isObject(value)) return {};
  const valid = Object.entries(value).filter((it): it is [string, Severity | 'off'] => isSeverity(it[1]));
  return Object.fromEntries(valid);
}

/** The value at a dotted key, whether the object spells the key in one piece or as nested objects. */
function at(value: unknown, key: string): unknown {
  if (!isObject(value)) return undefined;
  if (Object.hasOwn(value, key)) return value[key];
  const dot = key.indexOf('.');
  const head = key.slice(0, dot);
  return dot > 0 && Object.hasOwn(value, head) ? at(value[head], key.slice(dot + 1)) : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
