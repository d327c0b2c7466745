/** How messages call certificates, dates and broken files. Subjects are somebody else's words: shortened, and visible. */

import { basename } from 'node:path';
import type { NamedFile } from '../facts/named-files.ts';
import type { LoadedCertificate, Refusal, RefusalReason } from '../model/loadable.ts';
import { shownPath } from '../model/shown-path.ts';
import type { Certificate } from '../pki/certificate.ts';
import { shown } from './wording.ts';

/** The subject, or what there is instead. */
export function subjectOf({ subject }: Certificate): string {
  return subject && subject.rdns.length > 0 ? `"${shown(subject.text)}"` : 'a certificate without a subject';
}

/** The file where its own certificate is meant, else the certificate in it. */
export function nameIn(file: NamedFile, { certificate }: LoadedCertificate, isFirst: boolean): string {
  return isFirst ? shownPath(file.text) : `${subjectOf(certificate)} in ${shownPath(file.text)}`;
}

/** `2026-01-31`. */
export function dateOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** `Orion stops with "…"`: the log's own words, where they are certain. */
export function orionStops({ text }: Pick<Refusal, 'text'>): string {
  return text === undefined ? 'Orion stops' : `Orion stops with "${text}"`;
}

const damages: Readonly<Partial<Record<RefusalReason, string>>> = {
  'no-end': 'its END line is missing',
  'end-before-begin': 'an END line comes before its BEGIN line',
  'empty-block': 'nothing stands between its BEGIN and END lines',
  'bad-base64': 'its base64 text is damaged',
  'unsupported-key-version': 'it is PKCS#8 of version 1, which Orion does not read',
  'malformed-key': 'its content is not what its label says',
  'malformed-certificate': 'Java cannot read it',
};

/** What the file holds instead of what Orion needs: `an EC key in SEC1 form (BEGIN EC PRIVATE KEY)`. */
export function whatIsThere({ found, reason, at }: Refusal): string {
  const damage = damages[reason];
  const line = at && at.line > 0 ? ` in line ${at.line + 1}` : '';
  return `${found}${line}${damage === undefined ? '' : `: ${damage}`}`;
}

/** A file's name as a shell takes it, else a stand-in: a command in a message is there to be copied. */
export function fileForShell({ text }: NamedFile, standIn: string): string {
  return /^[\w./][\w./-]{0,80}$/.test(text) ? text : standIn;
}

/** A new name beside the old one. */
export function newNameFor(file: NamedFile, suffix: string): string {
  const name = fileForShell(file, `old.${suffix}`);
  return `${basename(name).replace(/\.[^.]*$/, '')}-new.${suffix}`;
}
