/** The address under which peers reach a node, as people write it: `host:port` in lower case. */

import { isIPv6 } from 'node:net';
import { isIpAddress } from '../pki/ip-address.ts';

export interface NodeAddress {
  /** As in a URL: an IPv6 address in brackets. */
  readonly host: string;
  readonly port: number;
}

/** Undefined where the text is not `host:port` in lower case, or where the host cannot stand in a certificate. */
export function readNodeAddress(text: string): NodeAddress | undefined {
  const [, host = '', digits = ''] = /^(\[[0-9a-f:.]+\]|[^:\s]+):([1-9]\d{0,4})$/i.exec(text) ?? [];
  const port = Number(digits);
  return host !== '' && port <= 65_535 && text === text.toLowerCase() && isHost(host) ? { host, port } : undefined;
}

/** `node1.example` of `node1.example:8080`, and where there is no port; an IPv6 address as certificates have it. */
export function hostOf(address: string): string {
  return withoutBrackets(address.replace(/:\d+$/, ''));
}

/** The host without the brackets of an IPv6 address. */
export function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}

/** Whether this can stand in a certificate, in whatever case. */
export function isHost(host: string): boolean {
  if (host.startsWith('[')) return isIPv6(withoutBrackets(host));
  return isIpAddress(host) || /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i.test(host);
}
