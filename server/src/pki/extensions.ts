/** The X.509 extensions that decide what a certificate is good for (RFC 5280 section 4.2.1). */

import type { Der } from './der.ts';
import { contentOf, elementsOf, oidOf, smallIntegerOf, TAG, unwrapOctets } from './der.ts';
import { shortIpv6 } from './ip-address.ts';
import {
  EXTENDED_KEY_USAGES,
  KEY_USAGES,
  OID_BASIC_CONSTRAINTS,
  OID_EXTENDED_KEY_USAGE,
  OID_KEY_USAGE,
  OID_SUBJECT_ALTERNATIVE_NAME,
} from './oids.ts';

export interface AlternativeName {
  readonly type: 'dns' | 'ip' | 'uri' | 'email' | 'other';
  /** IP addresses as `192.0.2.1` or `2001:db8::1`; empty for `other`. */
  readonly value: string;
}

export interface Extensions {
  /** Undefined without the extension, and where it cannot be read. */
  readonly isCa: boolean | undefined;
  readonly pathLength: number | undefined;
  readonly keyUsage: readonly string[] | undefined;
  readonly extendedKeyUsage: readonly string[] | undefined;
  readonly alternativeNames: readonly AlternativeName[] | undefined;
  /** The OIDs of all extensions, in order, and which of them are critical. */
  readonly present: readonly { readonly oid: string; readonly critical: boolean }[];
}

const NAME_TYPES: ReadonlyMap<number, AlternativeName['type']> = new Map([
  [0x81, 'email'],
  [0x82, 'dns'],
  [0x86, 'uri'],
  [0x87, 'ip'],
]);

/** Reads `[3] EXPLICIT Extensions`; each extension on its own, so that a broken one leaves the others readable. */
export function readExtensions(explicit: Der | undefined): Extensions {
  const present: { oid: string; critical: boolean }[] = [];
  const values = new Map<string, Der>();
  for (const extension of elementsOf(elementsOf(explicit)?.[0]) ?? []) {
    const parts = elementsOf(extension) ?? [];
    const oid = oidOf(parts[0]);
    const value = unwrapOctets(parts.at(-1));
    if (oid === undefined) continue;
    present.push({ oid, critical: isTrue(parts[1]) });
    if (value !== undefined) values.set(oid, value);
  }
  return { ...readBasicConstraints(values.get(OID_BASIC_CONSTRAINTS)), ...readUsages(values), present };
}

function readBasicConstraints(value: Der | undefined): Pick<Extensions, 'isCa' | 'pathLength'> {
  const parts = elementsOf(value);
  if (parts === undefined) return { isCa: undefined, pathLength: undefined };
  const isCa = isTrue(parts[0]);
  return { isCa, pathLength: isCa ? smallIntegerOf(parts[1]) : undefined };
}

function readUsages(
  values: ReadonlyMap<string, Der>,
): Pick<Extensions, 'keyUsage' | 'extendedKeyUsage' | 'alternativeNames'> {
  return {
    keyUsage: readKeyUsage(values.get(OID_KEY_USAGE)),
    extendedKeyUsage: elementsOf(values.get(OID_EXTENDED_KEY_USAGE))
      ?.map(oidOf)
      .filter((oid) => oid !== undefined)
      .map((oid) => EXTENDED_KEY_USAGES.get(oid) ?? oid),
    alternativeNames: elementsOf(values.get(OID_SUBJECT_ALTERNATIVE_NAME))?.map(readAlternativeName),
  };
}

function readKeyUsage(value: Der | undefined): readonly string[] | undefined {
  if (value?.tag !== TAG.bitString) return undefined;
  const [, first = 0, second = 0] = contentOf(value);
  const bits = (first << 8) | second;
  return KEY_USAGES.filter((_, bit) => (bits & (0x8000 >> bit)) !== 0);
}

function readAlternativeName(name: Der): AlternativeName {
  const type = NAME_TYPES.get(name.tag) ?? 'other';
  const content = contentOf(name);
  if (type === 'ip') return { type, value: ipText(content) };
  return { type, value: type === 'other' ? '' : Buffer.from(content).toString('latin1') };
}

/** IPv6 in its short form, as people write it; other lengths in hex, since they are no address. */
function ipText(octets: Uint8Array): string {
  if (octets.length === 4) return octets.join('.');
  const hex = Buffer.from(octets).toString('hex');
  return octets.length === 16 ? shortIpv6(hex.replace(/....(?!$)/g, '$&:')) : hex;
}

function isTrue(der: Der | undefined): boolean {
  return der?.tag === TAG.boolean && (contentOf(der)[0] ?? 0) !== 0;
}
