/** What can be generated for a configuration, as a list to choose from. Knows nothing of VS Code. */

import { isIPv4, isIPv6 } from 'node:net';
import type { EndpointId, PairSummary } from '../../../server/src/protocol.ts';

export interface GenerateChoice {
  readonly label: string;
  readonly detail: string;
  readonly endpoints: readonly EndpointId[];
  readonly ca?: boolean;
  readonly renew?: 'keep-key' | 'new-key';
}

/** The first is what most people want: everything that is missing. Empty where TLS is off, or nothing can be made here. */
export function generateChoices(pairs: readonly PairSummary[]): readonly GenerateChoice[] {
  const used = pairs.filter((pair) => pair.used);
  const missing = used.filter(({ state }) => state === 'missing');
  const incomplete = used.filter(({ state }) => state === 'incomplete');
  const existing = used.filter(({ state }) => state === 'exists');
  return [
    ...(missing.length > 1 ? [allMissing(missing)] : []),
    ...missing.map((pair) => selfSigned(pair)),
    ...(missing.length > 0 ? [withAuthority(missing)] : []),
    ...incomplete.map((pair) => selfSigned(pair)),
    ...existing.flatMap((pair) => renewals(pair)),
  ];
}

function allMissing(missing: readonly PairSummary[]): GenerateChoice {
  return {
    label: 'Generate all that is missing',
    detail: `Self-signed, for trust by fingerprint: ${titles(missing)}`,
    endpoints: missing.map(({ id }) => id),
  };
}

function selfSigned({ id, title, text, state }: PairSummary): GenerateChoice {
  return {
    label: `Generate: ${title}`,
    detail: state === 'incomplete' ? `A new pair, since ${text}` : 'Self-signed, for trust by fingerprint',
    endpoints: [id],
  };
}

function withAuthority(missing: readonly PairSummary[]): GenerateChoice {
  return {
    label: 'Generate with a private CA',
    detail: `Issued by an authority of your own beside them, for mode ca: ${titles(missing)}`,
    endpoints: missing.map(({ id }) => id),
    ca: true,
  };
}

/** Both ways of renewing one pair. */
export function renewals({ id, title, text }: PairSummary): readonly GenerateChoice[] {
  return [
    {
      label: `Renew, keep the key: ${title}`,
      detail: `Now: ${text}. The fingerprint changes, and peers that pin it must be told.`,
      endpoints: [id],
      renew: 'keep-key',
    },
    {
      label: `Renew with a new key: ${title}`,
      detail: `Now: ${text}. Key and fingerprint change, and peers that pin it must be told.`,
      endpoints: [id],
      renew: 'new-key',
    },
  ];
}

function titles(pairs: readonly PairSummary[]): string {
  return pairs.map(({ title }) => title).join(', ');
}

/** What is wrong with a name for a certificate; undefined where nothing is. The server has the last word. */
export function nameProblem(given: string): string | undefined {
  const name = given.trim();
  if (name !== name.toLowerCase()) return 'Write it in lower case: Orion compares it with lower-case lines.';
  if (isIPv6(name)) return 'An IPv6 address stands in brackets, with the port behind them: [2001:db8::1]:8080.';
  const [, host = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(name) ?? [];
  if (host === '') return example;
  const problem = hostProblem(host);
  if (problem !== undefined) return problem;
  if (port === undefined) return example;
  const isPort = /^[1-9]\d{0,4}$/.test(port) && Number(port) <= 65_535;
  return isPort ? undefined : 'Behind the ":" stands the port, a number from 1 to 65535, and nothing else.';
}

const example = 'Write host:port, such as node1.example:8080.';
const isLabel = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
const everyInterface = ['0', '0.0.0.0', '[::]', '[::ffff:0:0]'];

function hostProblem(host: string): string | undefined {
  if (everyInterface.includes(shortHost(host))) {
    return 'This stands for every interface of a machine, and nobody can dial it. Write the name or address that others use.';
  }
  if (isIPv4(host) || isBracketedIpv6(host)) return undefined;
  const labels = host.split('.');
  if (labels.some((label) => label.length > 63) || host.length > 253) {
    return 'The name of a host has at most 63 characters between two dots, and 253 in all.';
  }
  if (!labels.every((label) => isLabel.test(label))) {
    return 'The name of a host has letters, digits, "-" and "." alone, and a letter or digit on both sides of each dot.';
  }
  if (labels.length > 1 && /^\d/.test(labels.at(-1) ?? '')) {
    return 'An address has four numbers from 0 to 255; what stands behind the last dot of a name begins with a letter.';
  }
  return undefined;
}

function isBracketedIpv6(host: string): boolean {
  return /^\[[0-9a-f:.]+\]$/.test(host) && isIPv6(host.slice(1, -1));
}

/** One spelling for each address of IPv6. */
function shortHost(host: string): string {
  return isBracketedIpv6(host) ? new URL(`http://${host}/`).hostname : host;
}
