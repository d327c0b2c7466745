/** The `orionTls.*` settings: their types, defaults and how an untrusted JSON value becomes one of them. */

/** Weight of a finding, as in LSP but by name. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** What a user may set a rule to. */
export type RuleLevel = Severity | 'off';

export const ruleLevels = ['off', 'hint', 'information', 'warning', 'error'] as const satisfies readonly RuleLevel[];

/** Keys that Orion can load; anything else would be no help. */
export const keyTypes = ['rsa-2048', 'rsa-3072', 'rsa-4096', 'ec-p256', 'ec-p384'] as const;

export type KeyType = (typeof keyTypes)[number];

/** Every setting that the server reads, complete. Per resource: two folders may differ. */
export interface Settings {
  /** Rule code to level; a code that is not listed keeps its own severity. */
  readonly rules: Readonly<Record<string, RuleLevel>>;
  /** What a relative `workdir` is relative to; undefined: found by looking (design: "Where a path points"). */
  readonly baseDirectory: string | undefined;
  /** Path on Orion's machine to path on this one, for configs of containers. */
  readonly pathMappings: Readonly<Record<string, string>>;
  /** `expiring-certificate` speaks up this many days ahead. */
  readonly expiryWarningDays: number;
  readonly keyType: KeyType;
  /** Lifetime of a generated certificate in days. */
  readonly validityDays: number;
  readonly detectByContent: boolean;
  readonly inlayHints: boolean;
  readonly codeLens: boolean;
}

export const defaultSettings: Settings = Object.freeze({
  rules: Object.freeze({}),
  baseDirectory: undefined,
  pathMappings: Object.freeze({}),
  expiryWarningDays: 30,
  keyType: 'rsa-2048',
  validityDays: 365,
  detectByContent: true,
  inlayHints: true,
  codeLens: true,
});

/** A setting that was ignored, and why, in words for the person who wrote it. */
export interface SettingProblem {
  readonly name: string;
  readonly message: string;
}

/**
 * Reads settings from whatever an editor or a file holds. A null or missing entry is its default; an unusable one is its
 * default too and is reported, so that a typo never goes unnoticed.
 */
export function readSettings(
  json: unknown,
  ruleCodes?: readonly string[],
): { settings: Settings; problems: readonly SettingProblem[] } {
  const problems: SettingProblem[] = [];
  const given = isRecord(json) ? json : {};
  const report = (name: string, message: string) => problems.push({ name: `orionTls.${name}`, message });
  const pick = <T>(name: keyof Settings, wanted: string, accept: (value: unknown) => value is T, fallback: T): T => {
    const value = given[name];
    if (value === undefined || value === null) return fallback;
    if (accept(value)) return value;
    report(name, `must be ${wanted}`);
    return fallback;
  };
  const rules: Record<string, RuleLevel> = {};
  for (const [code, level] of Object.entries(pick('rules', 'an object of rule codes and levels', isRecord, {}))) {
    if (ruleCodes && !ruleCodes.includes(code)) report('rules', `"${code}" is not the code of a rule`);
    else if (!isRuleLevel(level)) report('rules', `"${code}" must be one of ${ruleLevels.join(', ')}`);
    else rules[code] = level;
  }
  const isDays = (value: unknown): value is number =>
    Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 36500;
  const baseDirectory = pick('baseDirectory', 'a path', isString, '');
  const settings: Settings = {
    rules,
    baseDirectory: baseDirectory === '' ? undefined : baseDirectory,
    pathMappings: pick('pathMappings', 'an object of paths', isTextRecord, {}),
    expiryWarningDays: pick('expiryWarningDays', 'a whole number of days', isDays, defaultSettings.expiryWarningDays),
    keyType: pick('keyType', `one of ${keyTypes.join(', ')}`, isKeyType, defaultSettings.keyType),
    validityDays: pick('validityDays', 'a whole number of days', isDays, defaultSettings.validityDays),
    detectByContent: pick('detectByContent', 'true or false', isBoolean, defaultSettings.detectByContent),
    inlayHints: pick('inlayHints', 'true or false', isBoolean, defaultSettings.inlayHints),
    codeLens: pick('codeLens', 'true or false', isBoolean, defaultSettings.codeLens),
  };
  return { settings, problems };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

function isTextRecord(value: unknown): value is Record<string, string> {
  return isRecord(value) && Object.values(value).every(isString);
}

/** Whether a value is the name of a level. */
export function isRuleLevel(value: unknown): value is RuleLevel {
  return ruleLevels.some((level) => level === value);
}

/** Whether a value is the name of a key type. */
export function isKeyType(value: unknown): value is KeyType {
  return keyTypes.some((type) => type === value);
}
