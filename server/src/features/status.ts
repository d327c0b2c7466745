/** How safe each endpoint is, in one line each, for a status item. Judges by the mode in effect and by what the rules found. */

import { type Config, type EndpointConfig, endpointKeys } from '../model/config.ts';
import { isInsecure, type Role, safetyOf, type TrustMode } from '../model/trust-modes.ts';
import type { ConfigStatus, EndpointStatus } from '../protocol.ts';
import type { Reported } from '../rules/check.ts';
import { countLeading } from '../toml/ordered.ts';

/** One line for each endpoint, in the order of the table. An error that keeps Orion from starting is one of every endpoint. */
export function configStatus(config: Config, findings: readonly Reported[]): ConfigStatus {
  const stops = findings.some(keepsFromStarting);
  return { endpoints: config.endpoints.map((side) => endpointStatus(config, side, findings, stops)) };
}

function endpointStatus(
  config: Config,
  side: EndpointConfig,
  findings: readonly Reported[],
  stops: boolean,
): EndpointStatus {
  const { text, safety, detail, weak } = describe(side);
  const { id, title } = side.endpoint;
  const own = ownFindings(config, side, findings);
  const failure = failureWords(own, stops);
  if (failure) {
    const advice = `See the problems of this file: ${failure.sentence}`;
    return { id, title, text, safety: failure.safety, detail: `${detail} ${advice}`, severity: 'error' };
  }
  const isLoud = (level: Reported['severity']) => own.some(({ severity }) => severity === level);
  const severity = isLoud('error') ? 'error' : weak || isLoud('warning') ? 'warning' : 'information';
  return { id, title, text, safety, detail, severity };
}

interface Failure {
  readonly safety: string;
  readonly sentence: string;
}

/** Why nobody can use the endpoint, whatever its mode; undefined where somebody can. */
function failureWords(own: readonly Reported[], stops: boolean): Failure | undefined {
  if (own.some(keepsFromStarting)) {
    return { safety: 'keeps Orion from starting', sentence: 'Orion does not start because of this endpoint.' };
  }
  if (stops) return { safety: 'Orion does not start', sentence: 'Orion does not start as it stands.' };
  if (!own.some(isError)) return undefined;
  return { safety: 'no connection succeeds', sentence: 'Orion starts, but every handshake fails.' };
}

/** An error by its rule: a warning that the settings call an error is loud, but breaks nothing. */
function isError({ severity, inherent }: Reported): boolean {
  return severity === 'error' && inherent === 'error';
}

function keepsFromStarting(finding: Reported): boolean {
  return isError(finding) && !finding.startsAnyway;
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

/** Those on the properties of the endpoint. Two endpoints share a switch, so that only an error on it certainly concerns both. */
function ownFindings(config: Config, { endpoint, tls }: EndpointConfig, findings: readonly Reported[]) {
  const keys = tls === 'strict' ? endpointKeys(endpoint) : [];
  return findings.filter(
    (finding) =>
      isOn(config, keys, finding) || (finding.severity === 'error' && isOn(config, [endpoint.switch], finding)),
  );
}

function isOn(config: Config, keys: ReturnType<typeof endpointKeys>, { at }: Reported): boolean {
  const { occurrences } = config;
  const setting = occurrences[countLeading(occurrences, ({ entry }) => entry.start <= at.start) - 1];
  return setting !== undefined && keys.includes(setting.property.key) && at.end <= setting.entry.end;
}
