/** The address under which peers reach a node, as people write it: `host:port` in lower case. */

import { isIPv4, isIPv6 } from 'node:net';
import { isBareIpv6, isIpAddress } from '../pki/ip-address.ts';

/** Labels of at most 63 characters (RFC 1035 section 2.3.4), the last one beginning with a letter (java.net.URI). */
const hostName = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

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

/** Whether Java can dial this and a certificate can hold it, in whatever case. */
export function isHost(host: string): boolean {
  if (host.startsWith('[')) return isIPv6(withoutBrackets(host));
  return isIpAddress(host) || hostName.test(host);
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
  const bare = withoutBrackets(host).replace(/^::ffff:(?=\d+\.)/i, '');
  return bare === '0.0.0.0' || (isBareIpv6(bare) && /^[0:.]+$/.test(bare));
}
