/** An Orion configuration as Orion would see it: which keys take effect, with which values, and which never reach it. */

import { type PemText, pemTexts, withoutPrivateKeys } from '../pki/pem-text.ts';
import { parseToml } from '../toml/parse.ts';
import { findTemplates, parseTemplate } from '../toml/template.ts';
import type { Span, TomlDocument } from '../toml/tree.ts';
import { type DialledUrl, readDialledUrls } from './dialled-urls.ts';
import { type Endpoint, endpoints } from './endpoints.ts';
import { type PropertyKey, property } from './properties.ts';
import { type Setting, type Stray, sortStatements } from './statements.ts';
import { type TrustMode, trustMode } from './trust-modes.ts';
import type { TextValue } from './values.ts';

/** The state of a switch: `unknown` where its value is refused or a placeholder, which silences its family. */
export type SwitchState = 'strict' | 'off' | 'unknown';

/** A value in effect: the written one, or Orion's default. */
export interface Effective<T> {
  readonly value: T;
  /** Absent where the default holds. */
  readonly setting?: Setting;
}

/** The properties of one TLS side as they take effect. */
export interface EndpointConfig {
  readonly endpoint: Endpoint;
  readonly tls: SwitchState;
  /** undefined where the written mode is none that Orion acts on. */
  readonly trust: Effective<TrustMode> | undefined;
}

export interface Config {
  /** As written, with asterisks for the content of private keys, so that nothing made from it can quote one. */
  readonly text: string;
  /** The PEM blocks that stand in the text. */
  readonly pemBlocks: readonly PemText[];
  readonly toml: TomlDocument;
  /** Jinja or Go template text outside strings; absent in a plain file. Then no finding about the whole is sound. */
  readonly template: readonly Span[] | undefined;
  /** The first definition of each property, the one that Orion reads. */
  readonly settings: ReadonlyMap<PropertyKey, Setting>;
  /** Every definition in order, repeated ones in the branches of a template included. */
  readonly occurrences: readonly Setting[];
  readonly strays: readonly Stray[];
  readonly endpoints: readonly EndpointConfig[];
  /** Those whose switch is `strict`: only there does Orion look at certificates, keys and trust. */
  readonly strictEndpoints: readonly EndpointConfig[];

  /** A string property in effect; undefined where it is unusable, or absent without a default. */
  string(key: PropertyKey): Effective<string> | undefined;
  /** An integer property in effect; undefined where it is unusable. */
  integer(key: PropertyKey): Effective<number> | undefined;
  /** The items of a list property that can be judged; empty where it is absent. Undefined where the list as a whole is unusable. */
  list(key: PropertyKey): readonly TextValue[] | undefined;
  /** The URLs that nodes dial and Orion accepts; read at the first call, and kept: many rules ask, and there may be thousands. */
  dialledUrls(): readonly DialledUrl[];
  /** Where a finding about the property belongs: its value, else that of its endpoint's switch, else nowhere. */
  where(key: PropertyKey): Span | undefined;
}

/** Reads a configuration. Never throws: broken text gives a config with holes and `toml.problems`. */
export function readConfig(written: string): Config {
  const pemBlocks = pemTexts(written);
  const text = withoutPrivateKeys(written, pemBlocks);
  const plain = parseToml(text);
  const { isTemplate, spans } = findTemplates(plain);
  const document = isTemplate ? parseTemplate(text) : plain;
  const { occurrences, strays } = sortStatements(document);
  const settings = new Map<PropertyKey, Setting>();
  for (const setting of occurrences) {
    if (!settings.has(setting.property.key)) settings.set(setting.property.key, setting);
  }
  const tables = new Set(strays.flatMap((stray) => (stray.kind === 'table-as-value' ? [stray.property.key] : [])));
  const readers = effectiveReaders(settings, tables);
  const endpointConfigs = endpoints.map((endpoint) => readEndpoint(endpoint, readers.string, settings));
  return Object.freeze({
    text,
    pemBlocks,
    toml: document,
    template: isTemplate ? spans : undefined,
    settings,
    occurrences,
    strays,
    endpoints: endpointConfigs,
    strictEndpoints: endpointConfigs.filter((endpoint) => endpoint.tls === 'strict'),
    ...readers,
  });
}

type Readers = Pick<Config, 'string' | 'integer' | 'list' | 'dialledUrls' | 'where'>;

/** Of a property in `tables` nothing is in effect, not even its default: Orion stops on it. */
function effectiveReaders(settings: ReadonlyMap<PropertyKey, Setting>, tables: ReadonlySet<PropertyKey>): Readers {
  const list = listReader(settings, tables);
  let dialledUrls: readonly DialledUrl[] | undefined;
  return {
    list,
    dialledUrls() {
      const own = settings.get('nodeurl');
      dialledUrls ??= readDialledUrls(own?.usable ? own.texts : [], list('othernodes') ?? []);
      return dialledUrls;
    },
    string(key) {
      const setting = settings.get(key);
      if (!setting && tables.has(key)) return undefined;
      if (!setting)
        return typeof property(key).default === 'string' ? { value: String(property(key).default) } : undefined;
      const text = setting.usable ? setting.texts[0]?.text : undefined;
      return text === undefined ? undefined : { value: text, setting };
    },
    integer(key) {
      const setting = settings.get(key);
      const value = setting ? setting.usable && setting.number : !tables.has(key) && property(key).default;
      return typeof value === 'number' ? { value, ...(setting && { setting }) } : undefined;
    },
    where(key) {
      const family = endpoints.find((endpoint) => endpointKeys(endpoint).includes(key));
      return settings.get(key)?.value ?? (family && settings.get(family.switch)?.value);
    },
  };
}

/** Reads each list once: it may be long, and many rules look at it. */
function listReader(settings: ReadonlyMap<PropertyKey, Setting>, tables: ReadonlySet<PropertyKey>): Config['list'] {
  const known = new Map<PropertyKey, readonly TextValue[] | undefined>();
  return (key) => {
    if (tables.has(key) && !settings.has(key)) return undefined;
    if (!known.has(key)) known.set(key, judgeableItems(settings.get(key)));
    return known.get(key);
  };
}

function judgeableItems(setting: Setting | undefined): readonly TextValue[] | undefined {
  if (!setting) return [];
  if (setting.value.kind !== 'array') return undefined;
  // Refusals of a list are about whole items, of which no two start at the same place.
  const refused = new Set(setting.refusals.map(({ start }) => start));
  return setting.texts.filter((text) => !text.templated && !refused.has(text.start));
}

/** The property keys of an endpoint apart from its switch. */
export function endpointKeys(endpoint: Endpoint): readonly PropertyKey[] {
  return [endpoint.cert, endpoint.key, endpoint.chain, endpoint.trust, endpoint.knownHosts];
}

function readEndpoint(
  endpoint: Endpoint,
  string: Config['string'],
  settings: ReadonlyMap<PropertyKey, Setting>,
): EndpointConfig {
  const state = string(endpoint.switch);
  const trust = string(endpoint.trust);
  // Orion compares with "strict" after lower-casing, and takes everything else for off (Orion.java).
  const mode = trust && trustMode(trust.value.toLowerCase());
  const written = settings.get(endpoint.trust);
  return {
    endpoint,
    tls: state === undefined ? 'unknown' : state.value.toLowerCase() === 'strict' ? 'strict' : 'off',
    trust: mode && { value: mode, ...(written && { setting: written }) },
  };
}
