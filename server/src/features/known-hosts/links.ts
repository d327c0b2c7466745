/** From a fingerprint to the certificate, and from a certificate to the lines that pin it. */

import { type Location, Range } from 'vscode-languageserver-types';
import { URI } from 'vscode-uri';
import { firstCertificate } from '../../facts/content.ts';
import type { NamedFile } from '../../facts/named-files.ts';
import { contentOf } from '../../facts/named-files.ts';
import { fingerprintSet } from '../../model/usual-lines.ts';
import { type FeatureContext, rangeOf } from '../context.ts';
import { asSeenFrom } from './certificate-summary.ts';
import type { KnownHostsContext } from './context.ts';
import { lineAt } from './hover.ts';
import { lineStatus } from './line-status.ts';

/** The file with the certificate of the line at an offset; empty where it is not in the workspace. */
export function knownHostsDefinition(context: KnownHostsContext, offset: number): Location[] {
  const line = lineAt(context, offset);
  const certificate = line && lineStatus(line, context).certificate;
  if (!certificate) return [];
  const { path } = asSeenFrom(certificate, context.document);
  return [{ uri: URI.file(path).toString(), range: Range.create(0, 0, 0, 0) }];
}

/** The lines of one file that pin a certificate. */
export function linesThatPin({ document, hosts }: KnownHostsContext, fingerprint: string): Location[] {
  const entries = hosts.pinning(fingerprintSet([fingerprint]));
  return entries.map((entry) => ({ uri: document.uri, range: rangeOf(document, entry) }));
}

/** The fingerprint of the line at an offset, for references from within a known-hosts file. */
export function fingerprintAt(context: KnownHostsContext, offset: number): string | undefined {
  const line = lineAt(context, offset);
  return line?.type === 'entry' ? line.hex : undefined;
}

/** The fingerprint of the certificate whose path stands at an offset of a configuration. */
export function certificateAt({ facts }: FeatureContext, offset: number): string | undefined {
  const file = facts.files.find(({ at }) => at && at.start <= offset && offset <= at.end);
  return fingerprintOf(file);
}

/** The fingerprint of the first certificate in a named file. */
export function fingerprintOf(file: NamedFile | undefined): string | undefined {
  return firstCertificate(contentOf(file))?.sha256;
}
