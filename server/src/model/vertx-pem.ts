/**
 * How Vert.x 3.7.1 cuts a PEM file into blocks (KeyStoreHelper.loadPems): the n-th BEGIN belongs to the n-th END,
 * labels have capital letters and blanks only, and every block is decoded, whatever its label.
 */

import type { Base64Fault } from '../pki/base64.ts';
import { decodeBase64 } from '../pki/base64.ts';
import type { PemFile, PemSpan } from '../pki/pem.ts';
import { lineCounter } from '../pki/pem.ts';

export type RefusalReason =
  /** No block with a label that Orion looks for. */
  | 'no-certificate'
  | 'no-key'
  | 'no-end'
  | 'end-before-begin'
  | 'empty-block'
  | 'bad-base64'
  /** `Proc-Type: 4,ENCRYPTED`: Vert.x takes the header for base64. */
  | 'encrypted-key'
  | 'unsupported-key-algorithm'
  /** PKCS#8 of version 1, which carries its public key. */
  | 'unsupported-key-version'
  | 'malformed-key'
  | 'malformed-certificate'
  | 'duplicate-certificate'
  /** A certificate that nothing in the file issued and that issued nothing in it. */
  | 'unrelated-certificate'
  | 'chain-order'
  /** Key and certificate are of different kinds, such as EC and RSA. */
  | 'key-algorithm-differs';

/** Why Vert.x stops, before it is known how to name the block for people. */
export interface Fault {
  readonly ok: false;
  readonly reason: RefusalReason;
  /** What Orion's log says, where that is certain. */
  readonly text: string | undefined;
  readonly at: PemSpan | undefined;
}

export interface VertxBlock {
  readonly label: string;
  readonly der: Uint8Array;
  readonly at: PemSpan;
}

const beginPattern = /-----BEGIN ([A-Z ]+)-----/g;
const endPattern = /-----END ([A-Z ]+)-----/g;

/** Java's `\s`: without the no-break space and its like. */
const whiteSpace = /[ \t\n\v\f\r]+/g;

/** Feeds the blocks to `read` in the order of the file and stops at the first fault, its own or `read`'s. */
export function scanPem<T>(file: PemFile, read: (block: VertxBlock) => readonly T[] | Fault): readonly T[] | Fault {
  const text = file.text();
  const beginLine = lineCounter(text);
  const endLine = lineCounter(text);
  const ends = text.matchAll(endPattern);
  const items: T[] = [];
  for (const begin of text.matchAll(beginPattern)) {
    const label = begin[1] ?? '';
    const end = ends.next().value;
    const bodyStart = begin.index + begin[0].length;
    const stop = end === undefined ? text.length : end.index + end[0].length;
    const at = {
      start: begin.index,
      end: Math.max(bodyStart, stop),
      line: beginLine(begin.index),
      endLine: Math.max(beginLine(begin.index), endLine(stop)),
    };
    if (end?.[1] !== label) return fault('no-end', `Missing -----END ${label}----- delimiter`, at);
    if (end.index < bodyStart) return fault('end-before-begin', outOfBounds(file, bodyStart, end.index), at);
    const body = text.slice(bodyStart, end.index);
    const digits = body.replace(whiteSpace, '');
    if (digits === '') return fault('empty-block', 'Empty pem file', at);
    const decoded = decodeBase64(digits);
    if (!decoded.ok) {
      const encrypted = label.endsWith('PRIVATE KEY') && body.includes('Proc-Type: 4,ENCRYPTED');
      return fault(encrypted ? 'encrypted-key' : 'bad-base64', base64Text(decoded.fault), at);
    }
    const found = read({ label, der: decoded.bytes, at });
    if ('ok' in found) return found;
    for (const item of found) items.push(item);
  }
  return items;
}

export function fault(reason: RefusalReason, text: string | undefined, at: PemSpan | undefined): Fault {
  return { ok: false, reason, text, at };
}

/** The texts of java.util.Base64. */
function base64Text(problem: Base64Fault): string {
  switch (problem.kind) {
    case 'illegal-character':
      return `Illegal base64 character ${latin1Hex(problem.character)}`;
    case 'too-short':
      return 'Input byte[] should at least have 2 bytes for base64 bytes';
    case 'incomplete':
      return 'Last unit does not have enough valid bits';
    case 'wrong-padding':
      return 'Input byte array has wrong 4-byte ending unit';
    case 'after-padding':
      return `Input byte array has incorrect ending byte at ${problem.index}`;
  }
}

/** Java turns the text into ISO 8859-1, with `?` for what does not fit, and prints the octet as a signed number. */
function latin1Hex(character: string): string {
  const unit = character.charCodeAt(0);
  if (unit > 0xff) return '3f';
  return (unit < 0x80 ? unit : unit - 0x100).toString(16);
}

/**
 * String.substring in Java 11; there a byte order mark counts as a character. Java puts another number of replacement
 * characters into what is no UTF-8.
 */
function outOfBounds(file: PemFile, begin: number, end: number): string | undefined {
  if (file.text().includes('\ufffd')) return undefined;
  const shift = file.byteOrderMark ? 1 : 0;
  return `begin ${begin + shift}, end ${end + shift}, length ${file.text().length + shift}`;
}
