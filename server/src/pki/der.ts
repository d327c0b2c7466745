/**
 * A bounds-checked reader of DER (X.690), one level at a time: no recursion, no exception, nothing of what it means.
 */

/** One element; the offsets are into `source`, so that an element costs no copy. */
export interface Der {
  /** The identifier octet: class, constructed bit and number together, such as 0x30 for SEQUENCE. */
  readonly tag: number;
  readonly source: Uint8Array;
  readonly start: number;
  readonly contentStart: number;
  readonly end: number;
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utf8String: 0x0c,
  numericString: 0x12,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  visibleString: 0x1a,
  universalString: 0x1c,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

/** More elements than this in one constructed value are not read: no real certificate has them. */
const MAX_ELEMENTS = 65_536;

/** Reads the element that starts at `start` and ends at or before `limit`; undefined where that is no DER. */
export function readDer(source: Uint8Array, start = 0, limit = source.length): Der | undefined {
  const tag = source[start];
  const first = source[start + 1];
  if (tag === undefined || first === undefined || start + 2 > limit) return undefined;
  if ((tag & 0x1f) === 0x1f) return undefined; // tags above 30 occur in nothing that is read here
  let contentStart = start + 2;
  let length = first;
  if (first >= 0x80) {
    const lengthOctets = first & 0x7f;
    if (lengthOctets === 0 || lengthOctets > 4 || contentStart + lengthOctets > limit) return undefined;
    length = 0;
    for (let i = 0; i < lengthOctets; i++) length = length * 256 + (source[contentStart + i] ?? 0);
    if (length < 0x80 || length < 256 ** (lengthOctets - 1)) return undefined; // DER wants the shortest form
    contentStart += lengthOctets;
  }
  const end = contentStart + length;
  return end > limit ? undefined : { tag, source, start, contentStart, end };
}

/** The elements inside a constructed one; undefined where they do not fill it exactly or are too many. */
export function elementsOf(der: Der | undefined): readonly Der[] | undefined {
  if (der === undefined || (der.tag & 0x20) === 0) return undefined;
  return elementsBetween(der.source, der.contentStart, der.end);
}

/** The elements that a primitive OCTET STRING wraps, such as an extension's value: one element, or undefined. */
export function unwrapOctets(der: Der | undefined): Der | undefined {
  if (der?.tag !== TAG.octetString) return undefined;
  const inner = readDer(der.source, der.contentStart, der.end);
  return inner?.end === der.end ? inner : undefined;
}

function elementsBetween(source: Uint8Array, start: number, end: number): readonly Der[] | undefined {
  const elements: Der[] = [];
  let offset = start;
  while (offset < end) {
    const element = readDer(source, offset, end);
    if (element === undefined || elements.length === MAX_ELEMENTS) return undefined;
    elements.push(element);
    offset = element.end;
  }
  return elements;
}

/** The element with tag and length. */
export function encodingOf(der: Der): Uint8Array {
  return der.source.subarray(der.start, der.end);
}

/** What is inside, without tag and length. */
export function contentOf(der: Der): Uint8Array {
  return der.source.subarray(der.contentStart, der.end);
}

/** The dotted form of an OBJECT IDENTIFIER; undefined for another tag, a bad encoding or an absurdly long one. */
export function oidOf(der: Der | undefined): string | undefined {
  if (der?.tag !== TAG.oid) return undefined;
  const { source, contentStart, end } = der;
  const length = end - contentStart;
  if (length === 0 || length > 64 || ((source[end - 1] ?? 0) & 0x80) !== 0) return undefined;
  let text = '';
  let arc: number | bigint = 0;
  for (let at = contentStart; at < end; at += 1) {
    const octet = source[at] ?? 0;
    if (octet === 0x80 && arc === 0) return undefined; // a leading zero, which DER leaves out
    arc = withSevenBits(arc, octet & 0x7f);
    if ((octet & 0x80) !== 0) continue;
    text = text === '' ? firstArcs(arc) : `${text}.${arc}`;
    arc = 0;
  }
  return text;
}

/** The first two arcs share a number. */
function firstArcs(both: number | bigint): string {
  const root = both < 80 ? Math.floor(Number(both) / 40) : 2;
  return `${root}.${typeof both === 'bigint' ? both - 80n : both - root * 40}`;
}

/** Arcs made of UUIDs have 128 bits; for all others plain numbers do, and are several times faster. */
function withSevenBits(arc: number | bigint, bits: number): number | bigint {
  return typeof arc === 'number' && arc < 2 ** 46 ? arc * 128 + bits : BigInt(arc) * 128n + BigInt(bits);
}

/**
 * The content of an INTEGER without leading zero octets, hence its size; undefined for another tag or a negative
 * number.
 */
export function magnitudeOf(der: Der | undefined): Uint8Array | undefined {
  return der && (contentOf(der)[0] ?? 0) < 0x80 ? unsignedMagnitudeOf(der) : undefined;
}

/** The same for a reader that takes every INTEGER for a positive one, as if a leading zero octet had been forgotten. */
export function unsignedMagnitudeOf(der: Der | undefined): Uint8Array | undefined {
  if (der?.tag !== TAG.integer) return undefined;
  const content = contentOf(der);
  if (content.length === 0) return undefined;
  const firstSet = content.findIndex((octet) => octet !== 0);
  return firstSet === -1 ? new Uint8Array(0) : content.subarray(firstSet);
}

/** A small INTEGER that is not negative; undefined for anything above 2^53. */
export function smallIntegerOf(der: Der | undefined): number | undefined {
  const magnitude = magnitudeOf(der);
  if (magnitude === undefined || magnitude.length > 6) return undefined;
  return magnitude.reduce((value, octet) => value * 256 + octet, 0);
}

/** How many bits a number has that is given by its octets without leading zeros. */
export function bitLength(magnitude: Uint8Array): number {
  const [first] = magnitude;
  return first === undefined ? 0 : magnitude.length * 8 - Math.clz32(first) + 24;
}
