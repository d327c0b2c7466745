/**
 * Does a certificate name a host? The answer of Java's HostnameChecker for TLS (RFC 2818 section 3.1), which
 * Java clients ask when they verify a peer.
 */

import { domainToASCII } from 'node:url';
import type { Certificate } from './certificate.ts';
import { isIpAddress, shortIpv6 } from './ip-address.ts';
import { OID_COMMON_NAME } from './oids.ts';

export type HostVerdict =
  | { readonly ok: true; readonly by: 'dns' | 'ip' | 'cn'; readonly name: string }
  /** `no-names`: no subject alternative name at all, and an IP address is never looked up in the CN. */
  | { readonly ok: false; readonly reason: 'no-names' | 'ip-not-named' | 'dns-not-named' | 'cn-differs' | 'bad-host' };

/** Compares a host as dialled (IPv6 with or without brackets) with the names of a certificate. */
export function matchHost(certificate: Certificate, host: string): HostVerdict {
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  return isIpAddress(bare) ? matchIp(certificate, bare) : matchDns(certificate, bare);
}

function matchIp({ alternativeNames }: Certificate, host: string): HostVerdict {
  if (alternativeNames === undefined) return { ok: false, reason: 'no-names' };
  const wanted = shortIpv6(host);
  const found = alternativeNames.find(({ type, value }) => type === 'ip' && shortIpv6(value) === wanted);
  return found === undefined ? { ok: false, reason: 'ip-not-named' } : { ok: true, by: 'ip', name: found.value };
}

function matchDns(certificate: Certificate, host: string): HostVerdict {
  if (!isHostName(toAscii(host))) return { ok: false, reason: 'bad-host' };
  const dnsNames = (certificate.alternativeNames ?? []).filter(({ type }) => type === 'dns');
  if (dnsNames.length > 0) {
    const found = dnsNames.find(({ value }) => matchesTemplate(host, value));
    return found === undefined ? { ok: false, reason: 'dns-not-named' } : { ok: true, by: 'dns', name: found.value };
  }
  const commonName = mostSpecificCommonName(certificate);
  if (commonName === undefined) return { ok: false, reason: 'no-names' };
  if (!matchesTemplate(host, commonName)) return { ok: false, reason: 'cn-differs' };
  return { ok: true, by: 'cn', name: commonName };
}

/**
 * Java takes the last CN in encoding order here, unlike BouncyCastle, from which known clients get their identifier.
 */
function mostSpecificCommonName({ subject }: Certificate): string | undefined {
  const rdn = subject?.rdns.findLast((attributes) => attributes.some(({ oid }) => oid === OID_COMMON_NAME));
  return rdn?.find(({ oid }) => oid === OID_COMMON_NAME)?.text;
}

/** Label by label; a `*` stands for any part of one label, but not in the last one. */
function matchesTemplate(host: string, template: string): boolean {
  const pattern = toAscii(template);
  if (pattern === '*' || !isHostName(pattern.replaceAll('*', 'z'))) return false;
  if (pattern.lastIndexOf('*') > pattern.lastIndexOf('.')) return false;
  const labels = toAscii(host).split('.');
  const patterns = pattern.split('.');
  return labels.length === patterns.length && labels.every((label, at) => matchesLabel(label, patterns[at] ?? ''));
}

/** Each part between the stars must follow the one before it; the first and the last part are anchored. */
function matchesLabel(label: string, pattern: string): boolean {
  const [head = '', ...rest] = pattern.split('*');
  const tail = rest.pop();
  if (tail === undefined) return label === head;
  if (!label.startsWith(head) || !label.endsWith(tail) || label.length < head.length + tail.length) return false;
  let position = head.length;
  for (const part of rest) {
    const found = label.indexOf(part, position);
    if (found === -1) return false;
    position = found + part.length;
  }
  return position <= label.length - tail.length;
}

/** What javax.net.ssl.SNIHostName lets through: letters, digits and hyphens, no trailing dot, labels of 1 to 63. */
function isHostName(ascii: string): boolean {
  return ascii.length <= 255 && ascii.split('.').every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label));
}

function toAscii(host: string): string {
  const lower = host.toLowerCase();
  return /[^ -~]/.test(lower) ? domainToASCII(lower) : lower;
}
