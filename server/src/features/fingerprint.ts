/** The fingerprint of a certificate, by endpoint or by file, for a client that copies it. */

import { firstCertificate, readContent } from '../facts/content.ts';
import { contentOf } from '../facts/named-files.ts';
import type { EndpointId } from '../model/endpoints.ts';
import type { FingerprintAnswer } from '../protocol.ts';
import type { FeatureContext } from './context.ts';

/** Of the certificate that an endpoint's path names; without an endpoint, of the only one there is. */
export function endpointFingerprint({ config, facts }: FeatureContext, id: EndpointId | undefined): FingerprintAnswer {
  const found = config.endpoints.flatMap(({ endpoint }) => {
    const sha256 = firstCertificate(contentOf(facts.endpoint(endpoint.id).cert))?.sha256;
    return sha256 === undefined ? [] : [{ id: endpoint.id, title: endpoint.title, sha256 }];
  });
  if (id === undefined && new Set(found.map(({ sha256 }) => sha256)).size > 1) {
    return {
      refused: 'endpoint-needed',
      message: 'Several endpoints of this configuration have a certificate. Say which one is meant.',
      endpoints: found.map(({ sha256: _, ...endpoint }) => endpoint),
    };
  }
  const chosen = id === undefined ? found[0] : found.find((candidate) => candidate.id === id);
  if (chosen) return { sha256: chosen.sha256 };
  return {
    refused: 'no-certificate',
    message: 'There is no certificate that can be read here. Generate one, or correct the path.',
  };
}

/** Of the first certificate in a file. */
export function fileFingerprint(bytes: Uint8Array): FingerprintAnswer {
  const first = firstCertificate(readContent('trust-anchor', bytes));
  if (first) return { sha256: first.sha256 };
  return { refused: 'no-certificate', message: 'There is no certificate in this file.' };
}
