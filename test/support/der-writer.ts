/** Writes DER by hand, for certificates that no tool would make. Their signatures are void. */

import { createPublicKey } from 'node:crypto';
import { privateKey } from './openssl.ts';

export interface CraftedCertificate {
  /** A Name; `/CN=crafted` where absent. */
  readonly subject?: Uint8Array;
  readonly issuer?: Uint8Array;
  /** As in a UTCTime: `190101000000Z`. */
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly publicKey?: Uint8Array;
  readonly extensions?: readonly Uint8Array[];
}

/** One element around its content. */
export function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from([tag, ...lengthOctets(body.length)]), body]);
}

export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return der(0x06, Buffer.from([first * 40 + second, ...rest].flatMap(base128)));
}

export function text(tag: number, content: string | Uint8Array): Buffer {
  return der(tag, Buffer.from(content));
}

/** A Name of RDNs of attributes, each `[dotted OID, value]`. */
export function nameOf(...rdns: readonly (readonly (readonly [string, Uint8Array])[])[]): Buffer {
  const attribute = ([type, value]: readonly [string, Uint8Array]) => der(0x30, oid(type), value);
  return der(0x30, ...rdns.map((rdn) => der(0x31, ...rdn.map(attribute))));
}

/** A Name with a single CN in UTF-8. */
export function commonName(value: string): Buffer {
  return nameOf([['2.5.4.3', text(0x0c, value)]]);
}

export function extension(type: string, value: Uint8Array): Buffer {
  return der(0x30, oid(type), der(0x04, value));
}

export function criticalExtension(type: string, value: Uint8Array): Buffer {
  return der(0x30, oid(type), der(0x01, Buffer.from([0xff])), der(0x04, value));
}

/** An X.509 version 3 certificate in DER. */
export function craftCertificate(parts: CraftedCertificate = {}): Buffer {
  const subject = parts.subject ?? commonName('crafted');
  const algorithm = der(0x30, oid('1.2.840.10045.4.3.2'));
  const signed = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    algorithm,
    parts.issuer ?? subject,
    der(0x30, text(0x17, parts.notBefore ?? '250101000000Z'), text(0x17, parts.notAfter ?? '350101000000Z')),
    subject,
    parts.publicKey ?? createPublicKey(privateKey('ec')).export({ format: 'der', type: 'spki' }),
    ...(parts.extensions ? [der(0xa3, der(0x30, ...parts.extensions))] : []),
  );
  return der(0x30, signed, algorithm, der(0x03, Buffer.from([0]), der(0x30, derInteger(1), derInteger(1))));
}

function derInteger(value: number): Buffer {
  return der(0x02, Buffer.from([value]));
}

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return [0x80 + octets.length, ...octets];
}

function base128(arc: number): number[] {
  const octets = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) octets.unshift(0x80 + (rest % 128));
  return octets;
}
