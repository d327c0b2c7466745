/**
 * Equality of distinguished names as Java's key store sees it: letter case and spaces do not count (X500Name.equals).
 */

import type { DistinguishedName, NameAttribute } from '../pki/distinguished-name.ts';
import { trim } from './java-text.ts';

/**
 * The attribute types that Java compares as text; the values of all others are compared as bytes (RFC 2253 section
 * 2.3).
 */
const textTypes: ReadonlySet<string> = new Set(['CN', 'C', 'L', 'ST', 'O', 'OU', 'STREET', 'DC', 'UID']);

const printableString = 0x13;
const utf8String = 0x0c;

/**
 * True where `issuer` and `subject` are the same name for java.security: what its PKCS#12 key store asks of a chain.
 */
export function sameName(left: DistinguishedName | undefined, right: DistinguishedName | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  return left.der === right.der || canonical(left) === canonical(right);
}

function canonical({ rdns }: DistinguishedName): string {
  // Within one RDN the order of attributes has no meaning, between RDNs it has.
  return JSON.stringify(rdns.map((rdn) => rdn.map(canonicalAttribute).sort()));
}

function canonicalAttribute({ name, oid, tag, text, der }: NameAttribute): string {
  const isText = textTypes.has(name) && (tag === printableString || tag === utf8String);
  if (!isText || text === undefined) return `${oid}=#${der}`;
  const squeezed = trim(text.replace(/ {2,}/g, ' '));
  return `${oid}=${squeezed.toUpperCase().toLowerCase().normalize('NFKD')}`;
}
