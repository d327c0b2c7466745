/** What a trust mode or a TLS switch means for one endpoint, in words; hover and completion show the same. */

import type { Config } from '../model/config.ts';
import { type Endpoint, type EndpointId, endpoint, endpoints } from '../model/endpoints.ts';
import { safetyOf, type TrustMode } from '../model/trust-modes.ts';
import { code, paragraphs, table } from './markdown.ts';

/** A trust mode as Markdown: how far it protects, which nobody should have to scroll for, then a table of what it does. */
export function describeTrustMode(mode: TrustMode, side: Endpoint, config: Config): string {
  const alias = mode.aliasOf && `Another spelling of ${code(mode.aliasOf)}.`;
  const heading = [code(mode.name), `for ${side.peers} (${side.title})`] as const;
  return paragraphs(
    verdict(mode, side),
    table(heading, [
      [side.role === 'accepts' ? 'Who gets in' : 'Who is talked to', admitted(mode, side)],
      ['Authorities asked', authorities(mode, side, config)],
      ['First contact', firstContact(mode, side)],
      ['Changed certificate', changedCertificate(mode)],
      [code(side.knownHosts), fileUse(mode)],
    ]),
    alias,
    ignoredDates(mode),
  );
}

function admitted(mode: TrustMode, side: Endpoint): string {
  const who = side.role === 'accepts' ? 'clients' : 'nodes';
  const vouched = mode.authorities === 'none' ? [] : [`${who} with a certificate from an authority`];
  switch (safetyOf(mode)) {
    case 'open':
      return `all ${who}, whatever certificate they show`;
    case 'first-use':
      return [...vouched, `${who} with a name never seen before`, `${who} with the certificate seen before`].join('; ');
    default:
      return [
        ...vouched,
        ...(mode.knownHosts === 'read' ? [`${who} with a line in ${code(side.knownHosts)}`] : []),
      ].join('; ');
  }
}

function authorities({ authorities: asked }: TrustMode, side: Endpoint, config: Config): string {
  const chain = code(side.chain);
  switch (asked) {
    case 'none':
      return `none; ${chain} has no effect`;
    case 'jvm':
      return `those in Java's own trust store; ${chain} has no effect`;
    case 'jvm-to-decide-on-recording':
      return `those in Java's own trust store, and only to decide what is written down; ${chain} has no effect`;
    case 'chain-or-jvm': {
      const items = config.list(side.chain);
      if (items === undefined) return `those in ${chain}; where it is empty, those in Java's own trust store`;
      if (items.length > 0) return `only those in ${chain}, which names ${items.length} here`;
      return `those in Java's own trust store, since ${chain} is empty`;
    }
  }
}

function firstContact(mode: TrustMode, side: Endpoint): string {
  const unless = mode.authorities === 'none' ? '' : ', unless one of the authorities issued the certificate';
  if (mode.firstContact === 'rejected') return `refused${unless}`;
  const name = side.role === 'accepts' ? "the certificate's common name" : '`host:port`';
  return `accepted; its fingerprint is written down under ${name}${unless}`;
}

function changedCertificate({ changedCertificate: verdict }: TrustMode): string {
  switch (verdict) {
    case 'rejected':
      return 'refused, until its line in the file is changed by hand and Orion restarted';
    case 'rejected-unless-authority':
      return 'refused, unless one of the authorities issued it';
    case 'accepted-and-overwritten':
      return '**accepted**, and its fingerprint takes the place of the old one';
    case 'not-compared':
      return 'nothing is compared: the authorities alone decide';
  }
}

function fileUse({ knownHosts }: TrustMode): string {
  switch (knownHosts) {
    case 'not-opened':
      return 'not opened';
    case 'read':
      return 'read once at start, created empty where missing, never changed';
    case 'read-and-rewritten':
      return 'read at start, and rewritten with every new fingerprint';
  }
}

function verdict(mode: TrustMode, side: Endpoint): string {
  const accepts = side.role === 'accepts';
  switch (safetyOf(mode)) {
    case 'pinned':
      return accepts
        ? '**Safe:** nobody gets in whose certificate was not named before.'
        : '**Safe:** a node whose certificate was not named before is not talked to.';
    case 'authority':
      return accepts
        ? '**As safe as its authorities:** Orion compares no names here, so every certificate that they issued gets in. Use `ca` with your own authority in the chain list, or `whitelist`.'
        : `**As safe as its authorities:** a certificate from them must also name the host that is dialled. Use ${code('ca')} with your own authority in the chain list, or ${code('whitelist')}.`;
    case 'first-use':
      return accepts
        ? '**Insecure:** a client names itself in its certificate, so a stranger gets in with a new name. Use `whitelist`, or `ca` with your own authority.'
        : '**Safe after the first contact only:** whoever answers first is trusted, and four clients inside Orion each have a first contact at every start. Use `whitelist` in production.';
    case 'open':
      return accepts
        ? '**Insecure:** everybody gets in, and a stranger can take the name of a known client. Use it to collect fingerprints in a closed network at most, then `whitelist`.'
        : '**Insecure:** whoever stands between the nodes can pose as any of them and read everything. Use it to collect fingerprints in a closed network at most, then `whitelist`.';
  }
}

function ignoredDates(mode: TrustMode): string | undefined {
  if (mode.authorities === 'chain-or-jvm') return undefined;
  return 'Where the fingerprint decides, dates, host names and key usage are not looked at: an expired certificate is as good as a new one.';
}

/** A value of `tls` or `clientconnectiontls` as Markdown. */
export function describeSwitch(state: 'strict' | 'off', key: Endpoint['switch'], config: Config): string {
  const sides = endpoints.filter((side) => side.switch === key);
  const heading = [
    `${code(key)} = ${code(`"${state}"`)}`,
    state === 'strict' ? 'TLS on both sides' : 'no TLS',
  ] as const;
  const other = otherSwitch(key, config);
  return paragraphs(
    table(
      heading,
      sides.map((side) => [side.title, meaning(state, side.id)] as const),
    ),
    other,
  );
}

function meaning(state: 'strict' | 'off', id: EndpointId): string {
  const { trust } = endpoint(id);
  if (id === 'client') {
    return state === 'strict'
      ? `Orion dials other nodes with TLS, shows a certificate of its own and judges theirs by ${code(trust)}. Whether a URL says http or https makes no difference.`
      : 'Orion dials in plain HTTP, whatever scheme the URLs have; a node that wants TLS closes the connection.';
  }
  return state === 'strict'
    ? `It takes TLS connections only. Every client must show a certificate, which ${code(trust)} judges.`
    : `Plain HTTP: whoever reaches the port reads along and is asked for no certificate. Fit only for traffic that stays on this machine.`;
}

/** The two switches are often taken for one. */
function otherSwitch(key: Endpoint['switch'], config: Config): string {
  const other = endpoints.find((side) => side.switch !== key) ?? endpoint('server');
  const state = config.endpoints.find((candidate) => candidate.endpoint.switch === other.switch)?.tls ?? 'unknown';
  const now = state === 'unknown' ? '' : `, now ${code(state)}`;
  const what = other.id === 'client-connection' ? 'The client API' : 'Node API and outgoing connections';
  return `${what} ${other.id === 'client-connection' ? 'has its' : 'have their'} own switch: ${code(other.switch)}${now}.`;
}
