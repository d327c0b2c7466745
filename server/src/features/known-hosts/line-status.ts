/** Whether a line of a known-hosts file can ever match, and if not why: for the preview, the hover and the command line. */

import { isShownBy, madeFor } from '../../facts/certificate-side.ts';
import type { KnownCertificate, KnownHostsKind } from '../../facts/network.ts';
import {
  fingerprintDigits,
  fingerprintSpan,
  type KnownHostsEntry,
  type KnownHostsLine,
} from '../../model/known-hosts-line.ts';
import type { RowStatus } from '../../protocol.ts';
import { whyUnreadable } from '../../rules/known-hosts/fingerprint-spelling.ts';
import { isHostAndPort } from '../../rules/known-hosts/identifier-without-port.ts';
import { type KnownHostsSubject, lists } from '../../rules/known-hosts/known-hosts-rule.ts';
import { plainText } from '../markdown.ts';

export interface LineStatus extends RowStatus {
  /** The certificate of the workspace with this fingerprint. */
  readonly certificate?: KnownCertificate;
  /** The line that overrides a dead one. */
  readonly winner?: KnownHostsEntry;
}

/** Most lines of a long file are like this, and all share the one object. */
const unknownCertificate: LineStatus = {
  kind: 'unknown-certificate',
  words: 'no file here holds the certificate',
};

/** Judges one line. */
export function lineStatus(line: KnownHostsLine, subject: KnownHostsSubject): LineStatus {
  const { hosts, network } = subject;
  if (line.type === 'malformed') return { kind: 'malformed', words: whyMalformed(line, subject) };
  const certificate = network.find(line.hex) ?? network.findByOtherDigest(line.hex);
  const known = certificate && { certificate };
  const winner = hosts.overridden().get(line);
  if (winner) return { kind: 'dead', words: 'a later line has the same identifier', winner, ...known };
  const never = whyNever(line, certificate, subject);
  if (never !== undefined) return { kind: 'never-matches', words: never, ...known };
  if (!certificate) return unknownCertificate;
  const idle = whyIdle(certificate, subject);
  return idle === undefined
    ? { kind: 'in-use', words: 'in use', certificate }
    : { kind: 'known', words: idle, certificate };
}

/** Why no connection of this workspace matches, although one from elsewhere may; undefined where one of them does. */
function whyIdle(certificate: KnownCertificate, subject: KnownHostsSubject): string | undefined {
  if (subject.uses.every(({ reading }) => reading !== 'opened'))
    return 'no configuration here lets Orion read this file';
  const kind = (['clients', 'servers'] as const).find((each) => lists(subject, each));
  return kind && whyNotShown(certificate, kind);
}

/** Why nobody shows the certificate on this side, as far as anybody here knows; undefined where somebody may. */
export function whyNotShown(known: KnownCertificate, kind: KnownHostsKind): string | undefined {
  if (isShownBy(known, kind)) return undefined;
  if (known.roles.length === 0) return `this certificate was made for ${madeFor(known.certificate)} alone`;
  return kind === 'clients'
    ? 'only servers here show this certificate, no client'
    : 'no server here that nodes dial shows this certificate';
}

function whyMalformed(line: KnownHostsLine, { hosts, uses }: KnownHostsSubject): string {
  const at = fingerprintSpan(line);
  const why = at ? whyUnreadable(hosts.text.slice(at.start, at.end)) : 'The line has one part only';
  const idle = uses.length > 0 && uses.every(({ reading }) => reading === 'not-opened');
  return idle ? `${why}: Orion would not start if it read this file` : `${why}, so Orion does not start`;
}

/** Why no connection can ever match an entry; undefined where one can. */
function whyNever(
  line: KnownHostsEntry,
  certificate: KnownCertificate | undefined,
  subject: KnownHostsSubject,
): string | undefined {
  const { hex, name } = line;
  if (hex.length !== fingerprintDigits) {
    const digest = certificate ? ', the SHA-1 or another hash of a certificate here' : '';
    return `${hex.length} digits instead of ${fingerprintDigits}${digest}`;
  }
  if (subject.hosts.byteOrderMark && line.line === 0) return 'the identifier begins with an invisible byte order mark';
  if (lists(subject, 'servers') && !isHostAndPort(name)) return 'the identifier is not host:port';
  if (!certificate || !lists(subject, 'clients') || certificate.asClient.text === name) return undefined;
  const { text } = certificate.asClient;
  return text === undefined
    ? 'the certificate has no common name'
    : `the common name of the certificate is ${plainText(text)}`;
}
