/** Under which name peers know the client certificate, where their known-hosts file decides. */

import { type ClientIdentifier, clientIdentifier } from '../model/client-identifier.ts';
import { shownPath } from '../model/shown-path.ts';
import type { TrustMode } from '../model/trust-modes.ts';
import { visible } from '../pki/distinguished-name.ts';
import type { Subject } from './rule.ts';
import { type CertificateFile, ownCertificate, relatedBlock, strictPairs } from './strict-pairs.ts';
import { shown } from './wording.ts';

/** The client certificate and its name. */
export interface ClientName {
  readonly cert: CertificateFile;
  readonly path: string;
  readonly identifier: ClientIdentifier;
  /** The name for a message. */
  readonly text: string;
  /** The mode in which peers are expected to judge it; undefined where this file's own cannot be read. */
  readonly mode: TrustMode | undefined;
  readonly related: ReturnType<typeof relatedBlock>;
}

/** Undefined where Orion does not load it, and in mode `ca`, in which no server looks at the name. */
export function clientName(subject: Subject): ClientName | undefined {
  const pair = strictPairs(subject).find(({ endpoint }) => endpoint.id === 'client');
  const own = pair && ownCertificate(pair);
  if (!pair?.cert || !own || pair.judge === 'ca') return undefined;
  const identifier = clientIdentifier(own.certificate);
  const server = subject.config.endpoints.find(({ endpoint }) => endpoint.id === 'server');
  return {
    cert: pair.cert,
    path: shownPath(pair.cert.file.text),
    identifier,
    text: shown(visible(identifier.text ?? '')),
    mode: server?.trust?.value,
    related: relatedBlock(pair.cert, own, 'this certificate'),
  };
}
