/** IP addresses as text: which texts are some, and one spelling for each, so that they can be compared. */

import { isIPv4, isIPv6 } from 'node:net';

/** True for an address of IPv6 without brackets. Nearly every host is none, and Node takes milliseconds to get ready to look. */
export function isBareIpv6(host: string): boolean {
  return host.includes(':') && isIPv6(host);
}

/** True for an address of either version, without brackets. */
export function isIpAddress(host: string): boolean {
  return isIPv4(host) || isBareIpv6(host);
}

/** The form of RFC 5952 (`2001:db8::1`), without zone; anything but an IPv6 address comes back as it is. */
export function shortIpv6(address: string): string {
  const withoutZone = address.replace(/%.*$/, '');
  if (!isBareIpv6(withoutZone)) return address;
  return new URL(`http://[${withoutZone}]/`).hostname.slice(1, -1);
}
