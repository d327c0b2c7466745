/** The address under which peers reach a node, as people write it: `host:port` in lower case. */

import { isIPv4 } from 'node:net';
import { isBareIpv6, shortIpv6 } from '../pki/ip-address.ts';
import { isServerHost } from './java-url.ts';

/** RFC 1035, section 2.3.4. */
const [longestLabel, longestName] = [63, 253];

export interface NodeAddress {
  /** As in a URL: an IPv6 address in brackets. */
  readonly host: string;
  readonly port: number;
}

/** Undefined where the text is not `host:port` in lower case, where the host cannot stand in a certificate, and where nobody can dial it. */
export function readNodeAddress(text: string): NodeAddress | undefined {
  const [, host = '', digits = ''] = /^(\[[0-9a-f:.]+\]|[^:\s]+):([1-9]\d{0,4})$/i.exec(text) ?? [];
  const port = Number(digits);
  const isWritten = host !== '' && port <= 65_535 && text === text.toLowerCase();
  return isWritten && isHost(host) && !isEveryInterface(host) ? { host, port } : undefined;
}

/** `node1.example` of `node1.example:8080`, and where there is no port; an IPv6 address as certificates have it. */
export function hostOf(address: string): string {
  return withoutBrackets(address.replace(/:\d+$/, ''));
}

/** The host without the brackets of an IPv6 address. */
export function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}

/** As a URL has it: an IPv6 address in brackets. */
export function withBrackets(host: string): string {
  return isBareIpv6(host) ? `[${host}]` : host;
}

/** Whether Java can dial this and a certificate can hold it, in whatever case. */
export function isHost(host: string): boolean {
  if (!isServerHost(host) || host.endsWith('.') || host.length > longestName) return false;
  return host.startsWith('[') || host.split('.').every((label) => label.length <= longestLabel);
}

/** True for a name or address that only this machine reaches, IPv6 in brackets or not. Netty takes an empty name for it. */
export function isLoopback(host: string): boolean {
  const bare = withoutBrackets(host)
    .toLowerCase()
    .replace(/^::ffff:/, '');
  if (bare === '' || bare === 'localhost') return true;
  return isIPv4(bare) ? bare.startsWith('127.') : isBareIpv6(bare) && /^[0:]+:0*1$/.test(bare);
}

/** True for the address that stands for every interface of a machine. */
export function isEveryInterface(host: string): boolean {
  // To Java a name of digits alone is an address.
  return ['0', '0.0.0.0', '::', '::ffff:0:0'].includes(shortIpv6(withoutBrackets(host)));
}
