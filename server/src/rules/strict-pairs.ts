/** What the endpoints of a configuration load when they start: pair, trust anchors, and who judges the certificate. */

import type { CertificateContent, KeyContent } from '../facts/content.ts';
import { contentOf, type NamedFile } from '../facts/named-files.ts';
import type { EndpointConfig } from '../model/config.ts';
import type { Endpoint } from '../model/endpoints.ts';
import type { LoadedCertificate } from '../model/loadable.ts';
import { readsChain } from '../model/trust-modes.ts';
import type { Span } from '../toml/tree.ts';
import { isThere } from './opened-files.ts';
import { perSubject } from './per-subject.ts';
import type { Related } from './rule.ts';

/** A file that was read, and where a finding about it belongs: its path, or the switch where the path is a default. */
export interface ReadFile<Content> {
  readonly file: NamedFile;
  readonly at: Span;
  readonly content: Content;
}

export type CertificateFile = ReadFile<CertificateContent>;
export type KeyFile = ReadFile<KeyContent>;

/**
 * Who decides whether an endpoint's certificate is good. Peers of Orion use the modes of their own configuration; those of
 * this one are the best guess. `ca`: the opposite mode here is exactly `ca`. `besu`: a program that is not Orion.
 */
export type Judge = 'ca' | 'fingerprints' | 'besu';

/** The files of a strict endpoint as far as they could be read. */
export interface StrictPair {
  readonly endpoint: Endpoint;
  readonly judge: Judge;
  readonly cert: CertificateFile | undefined;
  readonly key: KeyFile | undefined;
  /** The files of the chain list; none where the mode is not `ca`, for then nobody reads them. */
  readonly anchors: readonly CertificateFile[];
}

/** The pairs of all strict endpoints; none in a template, whose switches and paths may be another's. */
export const strictPairs = perSubject(({ config, facts }): readonly StrictPair[] => {
  if (config.template) return [];
  const read = <Content extends CertificateContent | KeyContent>(
    kind: Content['kind'],
    file: NamedFile | undefined,
  ): ReadFile<Content> | undefined => {
    const content = contentOf(file);
    const at = file && (file.at ?? config.where(file.property.key));
    return file && at && content?.kind === kind ? { file, at, content: content as Content } : undefined;
  };
  return config.strictEndpoints.map(({ endpoint, trust }) => {
    const { cert, key, chain } = facts.endpoint(endpoint.id);
    const doubled = endpoint.id === 'client' ? facts.doubledClientPair : undefined;
    // Where both doubled files are there, these are the ones that the client loads (NodeHttpClientBuilder).
    const loaded = doubled && isThere(doubled.cert.state) && isThere(doubled.key.state) ? doubled : { cert, key };
    return {
      endpoint,
      judge: judgeOf(endpoint, config.endpoints),
      cert: read<CertificateContent>('certificates', loaded.cert),
      key: read<KeyContent>('private-key', loaded.key),
      anchors:
        trust && readsChain(trust.value)
          ? chain.map((file) => read<CertificateContent>('certificates', file)).filter((file) => file !== undefined)
          : [],
    };
  });
});

/** A server certificate is judged by clients and the other way round. */
function judgeOf(endpoint: Endpoint, all: readonly EndpointConfig[]): Judge {
  if (endpoint.id === 'client-connection') return 'besu';
  const opposite = all.find((other) => other.endpoint.id === (endpoint.id === 'server' ? 'client' : 'server'));
  return opposite?.trust?.value.name === 'ca' ? 'ca' : 'fingerprints';
}

/** The endpoint's own certificate, where Orion loads the file. */
export function ownCertificate({ cert }: StrictPair): LoadedCertificate | undefined {
  return cert?.content.verdict.ok ? cert.content.verdict.chain[0] : undefined;
}

/** The certificates of a file that Orion loads; none of one that it refuses, which is a finding of its own. */
export function loadedChain(file: CertificateFile | undefined): readonly LoadedCertificate[] {
  return file?.content.verdict.ok ? file.content.verdict.chain : [];
}

/** Where a certificate stands in its file. */
export function relatedBlock(
  { file }: CertificateFile,
  { at }: Pick<LoadedCertificate, 'at'>,
  message: string,
): Related {
  return { message, at: { start: at.start, end: at.end }, path: file.path };
}
