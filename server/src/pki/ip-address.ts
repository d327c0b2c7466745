/** One spelling for each IP address, so that addresses can be compared as text. */

import { isIPv6 } from 'node:net';

/** The form of RFC 5952 (`2001:db8::1`), without zone; anything but an IPv6 address comes back as it is. */
export function shortIpv6(address: string): string {
  const withoutZone = address.replace(/%.*$/, '');
  if (!isIPv6(withoutZone)) return address;
  return new URL(`http://[${withoutZone}]/`).hostname.slice(1, -1);
}
