/** X.500 names: the attributes of a subject or issuer in encoding order, and one line of text for people. */

import type { Der } from './der.ts';
import { contentOf, elementsOf, encodingOf, oidOf, TAG } from './der.ts';
import { ATTRIBUTE_NAMES, OID_COMMON_NAME } from './oids.ts';

export interface NameAttribute {
  readonly oid: string;
  /** `CN`, `O`, …, or the dotted OID. */
  readonly name: string;
  /** The ASN.1 tag of the value: Java and BouncyCastle treat the string types differently. */
  readonly tag: number;
  /** The value as text; undefined where it is no string or its bytes do not fit its type. */
  readonly text: string | undefined;
  /** The value's DER in hex. */
  readonly der: string;
}

export interface DistinguishedName {
  /** In encoding order; an RDN has several attributes where they are joined by `+`. */
  readonly rdns: readonly (readonly NameAttribute[])[];
  /** RFC 4514: last RDN first, `CN=node1, O=Acme`; characters that cannot be seen are written as escapes. */
  readonly text: string;
  /** The whole name's DER in hex. */
  readonly der: string;
}

/** Reads a Name (RFC 5280 section 4.1.2.4); undefined where the structure is broken. */
export function readName(der: Der | undefined): DistinguishedName | undefined {
  if (der?.tag !== TAG.sequence) return undefined;
  const rdns = elementsOf(der)?.map(readRdn);
  if (rdns === undefined) return undefined;
  const complete = rdns.filter((rdn) => rdn !== undefined);
  if (complete.length !== rdns.length) return undefined;
  return { rdns: complete, text: nameText(complete), der: Buffer.from(encodingOf(der)).toString('hex') };
}

/** The first CN in encoding order, as text. */
export function firstCommonName(name: DistinguishedName | undefined): string | undefined {
  return name?.rdns.flat().find(({ oid }) => oid === OID_COMMON_NAME)?.text;
}

/** The text of a string type; undefined for other types and for bytes that do not fit. */
export function stringOf(der: Der): string | undefined {
  const bytes = Buffer.from(contentOf(der));
  switch (der.tag) {
    case TAG.utf8String:
      return bytes.toString('utf8');
    case TAG.printableString:
    case TAG.numericString:
    case TAG.ia5String:
    case TAG.visibleString:
    case TAG.teletexString:
      return bytes.toString('latin1');
    case TAG.bmpString:
      return bytes.length % 2 === 0 ? bytes.swap16().toString('utf16le') : undefined;
    case TAG.universalString:
      return universalString(bytes);
    default:
      return undefined;
  }
}

/** Writes control, bidirectional and other invisible characters as `\u{…}`, so that a name cannot pass for another. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}

function universalString(bytes: Buffer): string | undefined {
  if (bytes.length % 4 !== 0) return undefined;
  let text = '';
  for (let offset = 0; offset < bytes.length; offset += 4) {
    const codePoint = bytes.readUInt32BE(offset);
    if (codePoint > 0x10ffff) return undefined;
    text += String.fromCodePoint(codePoint);
  }
  return text;
}

function readRdn(rdn: Der): readonly NameAttribute[] | undefined {
  if (rdn.tag !== TAG.set) return undefined;
  const attributes = elementsOf(rdn)?.map(readAttribute);
  const complete = attributes?.filter((attribute) => attribute !== undefined);
  return complete === undefined || complete.length === 0 || complete.length !== attributes?.length
    ? undefined
    : complete;
}

function readAttribute(attribute: Der): NameAttribute | undefined {
  const [type, value] = (attribute.tag === TAG.sequence ? elementsOf(attribute) : undefined) ?? [];
  const oid = oidOf(type);
  if (oid === undefined || value === undefined) return undefined;
  return {
    oid,
    name: ATTRIBUTE_NAMES.get(oid) ?? oid,
    tag: value.tag,
    text: stringOf(value),
    der: Buffer.from(encodingOf(value)).toString('hex'),
  };
}

function nameText(rdns: readonly (readonly NameAttribute[])[]): string {
  const parts = rdns.map((rdn) => rdn.map((attribute) => `${attribute.name}=${valueText(attribute)}`).join(' + '));
  return parts.reverse().join(', ');
}

/** RFC 4514 section 2.4. */
function valueText({ text, der }: NameAttribute): string {
  if (text === undefined) return `#${der}`;
  return visible(text.replace(/[,+"\\<>;]/g, '\\$&').replace(/^[ #]| $/g, '\\$&'));
}
