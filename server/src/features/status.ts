/** How safe each endpoint is, in one line each, for a status item. Judges by the mode in effect and by what the rules found. */

import { type Config, type EndpointConfig, endpointKeys } from '../model/config.ts';
import { isInsecure, type Role, safetyOf, type TrustMode } from '../model/trust-modes.ts';
import type { ConfigStatus, EndpointStatus } from '../protocol.ts';
import type { Reported } from '../rules/check.ts';
import { countLeading } from '../toml/ordered.ts';

/** One line for each endpoint, in the order of the table. */
export function configStatus(config: Config, findings: readonly Reported[]): ConfigStatus {
  return { endpoints: config.endpoints.map((side) => endpointStatus(config, side, findings)) };
}

function endpointStatus(config: Config, side: EndpointConfig, findings: readonly Reported[]): EndpointStatus {
  const { text, safety, detail, weak } = describe(side);
  const found = side.tls === 'strict' ? worstOf(config, side, findings) : worstOfSwitch(config, side, findings);
  const severity = found ?? (weak ? 'warning' : 'information');
  const { id, title } = side.endpoint;
  if (found !== 'error') return { id, title, text, safety, detail, severity };
  const advice = 'See the problems of this file: Orion will not work as it stands.';
  return { id, title, text, safety: 'will not work as it stands', detail: `${detail} ${advice}`, severity };
}

interface Description {
  readonly text: string;
  readonly safety: string;
  readonly detail: string;
  /** Lets in whom it should not. */
  readonly weak: boolean;
}

function describe({ endpoint, tls, trust }: EndpointConfig): Description {
  if (tls === 'unknown') {
    return {
      text: 'not known',
      safety: `${endpoint.switch} is neither strict nor off`,
      detail: `The value of ${endpoint.switch} does not say whether TLS is on.`,
      weak: false,
    };
  }
  if (tls === 'off') {
    return {
      text: 'TLS off',
      safety: 'not encrypted, nobody is checked',
      detail: `Plain HTTP: no encryption, and no check of ${endpoint.peers}.`,
      weak: true,
    };
  }
  if (!trust) {
    return {
      text: 'TLS, mode not known',
      safety: `${endpoint.trust} is not settled`,
      detail: `The value of ${endpoint.trust} is no trust mode yet.`,
      weak: false,
    };
  }
  const byDefault = trust.setting ? '' : ' (default)';
  return {
    text: `mutual TLS, ${trust.value.name}${byDefault}`,
    safety: safetyWords(trust.value, endpoint.role),
    detail: trust.value.summary.replaceAll('`', ''),
    weak: isInsecure(trust.value, endpoint.role),
  };
}

/** First use is insecure where strangers come by themselves; towards a node that one dials it is what SSH does. */
function safetyWords(mode: TrustMode, role: Role): string {
  const accepts = role === 'accepts';
  switch (safetyOf(mode)) {
    case 'pinned':
      return 'only certificates that were named';
    case 'authority':
      return mode.knownHosts === 'read'
        ? 'certificates of an authority, or named'
        : 'only certificates of an authority';
    case 'first-use':
      return accepts ? 'insecure, strangers get in' : 'trusts the first contact';
    case 'open':
      return accepts ? 'insecure, everybody gets in' : 'insecure, any server is believed';
  }
}

function worstOf(config: Config, side: EndpointConfig, findings: readonly Reported[]): 'error' | 'warning' | undefined {
  const own = findings.filter((finding) => isOn(config, endpointKeys(side.endpoint), finding));
  if (own.some(({ severity }) => severity === 'error')) return 'error';
  return (
    worstOfSwitch(config, side, findings) ??
    (own.some(({ severity }) => severity === 'warning') ? 'warning' : undefined)
  );
}

/** Two endpoints share a switch, so that only an error on it certainly concerns both. */
function worstOfSwitch(config: Config, side: EndpointConfig, findings: readonly Reported[]): 'error' | undefined {
  const errors = findings.filter(({ severity }) => severity === 'error');
  return errors.some((finding) => isOn(config, [side.endpoint.switch], finding)) ? 'error' : undefined;
}

function isOn(config: Config, keys: ReturnType<typeof endpointKeys>, { at }: Reported): boolean {
  const { occurrences } = config;
  const setting = occurrences[countLeading(occurrences, ({ entry }) => entry.start <= at.start) - 1];
  return setting !== undefined && keys.includes(setting.property.key) && at.end <= setting.entry.end;
}
