/** Lines that the operator of a peer has sent, as a person pastes them: read strictly, since whoever is listed may connect. */

import { type KnownHosts, parseKnownHosts } from '../../model/known-hosts.ts';
import {
  fingerprintDigits,
  identifierSpan,
  type KnownHostsEntry,
  type KnownHostsLine,
} from '../../model/known-hosts-line.ts';
import type { PeerLine } from '../generate/request.ts';
import { plainText } from '../markdown.ts';

/** A name and a certificate: 64 lower-case hex digits. */
export interface ReceivedLine {
  /** As it is written. */
  readonly identifier: string;
  readonly fingerprint: string;
  /** Where it belongs, where the comment right above says so, or that of a line right above. */
  readonly file?: PeerLine['file'];
}

/** What an instruction of `Copy Lines for Peers…` names. */
const files: readonly PeerLine['file'][] = ['tlsknownservers', 'tlsknownclients', 'privacy-tls-known-enclave-file'];

/** Nobody sends more; whoever has a whole file opens it. */
const mostLines = 100;

/** The lines in order, or what is wrong with the text. Nothing of a line that cannot be read is quoted: it may be anything. */
export function readReceivedLines(text: string): readonly ReceivedLine[] | { readonly problem: string } {
  // Mail programs make such blanks.
  const hosts = parseKnownHosts(text.replace(/[\u00a0\u2007\u202f]/g, ' '));
  if (hosts.size === 0) return { problem: `The clipboard holds no line for a known-hosts file. ${remedy}` };
  if (hosts.size > mostLines) {
    return { problem: `The clipboard holds ${hosts.size} lines, more than a peer has. ${remedy}` };
  }
  const received: ReceivedLine[] = [];
  let above: { readonly end: number; readonly file: PeerLine['file'] | undefined } = { end: 0, file: undefined };
  for (const each of inOrder(hosts)) {
    if (!('type' in each)) {
      above = { end: each.end, file: fileIn(hosts.text.slice(each.start, each.end)) };
      continue;
    }
    const file = isNextLine(hosts.text.slice(above.end, each.start)) ? above.file : undefined;
    above = { end: each.end, file };
    const { start, end } = identifierSpan(each);
    const identifier = hosts.text.slice(start, end);
    const problem =
      each.type === 'malformed' ? whyMalformed(hosts.text.slice(each.start, each.end)) : problemOf(each, identifier);
    if (problem !== undefined) return { problem: `Line ${each.line + 1} of the clipboard ${problem}` };
    if (each.type === 'entry') received.push({ identifier, fingerprint: each.hex, ...(file && { file }) });
  }
  return received;
}

const remedy = 'Copy the lines that the operator of the peer has sent: each is a name and a SHA-256 fingerprint.';

const noLine = `is no line for a known-hosts file. ${remedy}`;

/** The only file that a comment names. */
function fileIn(comment: string): PeerLine['file'] | undefined {
  const [file, ...others] = files.filter((name) => comment.includes(name));
  return others.length === 0 ? file : undefined;
}

/** Whether there is one line break between two lines, and no other line. */
function isNextLine(between: string): boolean {
  return between.split(/\r\n|\r|\n/).length === 2;
}

/** Lines and comments as they stand in the text. */
function inOrder(hosts: KnownHosts): readonly (KnownHostsLine | KnownHosts['comments'][number])[] {
  return [...hosts.comments, ...hosts.lines()].sort((left, right) => left.start - right.start);
}

/** For the mistakes that people make with a good line. A key in its place is not looked at: nothing of the line is quoted. */
function whyMalformed(line: string): string {
  if (line.startsWith('>')) return 'begins with ">", as in an answer by mail. Copy it without.';
  if (/^(?:sha-?256\s+fingerprint\s*=|(?:[0-9a-f]{2}:?){20,}$)/i.test(line)) {
    return 'has a fingerprint and no name before it. Write the name there under which the peer is known, such as node2.example:8080.';
  }
  const digits = /^\S+\s+([0-9a-f]+)$/i.exec(line)?.[1] ?? '';
  return isFingerprint(digits) ? `${numberOfDigits(digits.length)}. Ask its operator.` : noLine;
}

/** The digits of MD5, the shortest fingerprint that a program shows of a certificate. */
const fewestDigits = 32;

/** Whether hex digits are meant as a fingerprint, of whatever kind: "Dear Abe" ends with some as well. */
function isFingerprint(hex: string): boolean {
  return hex.length >= fewestDigits;
}

function problemOf(entry: KnownHostsEntry, identifier: string): string | undefined {
  if (!isFingerprint(entry.hex)) return noLine;
  return problemOfName(identifier) ?? problemOfFingerprint(entry, identifier);
}

/** Common names may have any letters, but one that looks like another's is the worse risk: its certificate can be pinned. */
function problemOfName(identifier: string): string | undefined {
  if (/[^!-~]/.test(identifier)) {
    return `has letters or invisible characters in its name that can pass for others, ${inAscii(identifier)}: it may not be whom it seems to be. Ask its operator, and pin the certificate itself if the name is right.`;
  }
  if (!/^[*_`"'<].*[*_`"'>]$/.test(identifier)) return undefined;
  return `has marks around its name, ${plainText(identifier)}, which would become a part of it. Copy the line without them.`;
}

function inAscii(text: string): string {
  return plainText(text).replace(/[^ -~…]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

function problemOfFingerprint({ hex }: KnownHostsEntry, identifier: string): string | undefined {
  if (hex.length === fingerprintDigits) return undefined;
  return `${numberOfDigits(hex.length, ` for ${plainText(identifier)}`)}. Ask its operator.`;
}

function numberOfDigits(count: number, name = ''): string {
  return `has ${count} hex digits${name}, and no certificate can match them: a SHA-256 fingerprint has ${fingerprintDigits}`;
}
