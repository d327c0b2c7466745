/** Which files Orion makes when it starts, before it reads any of them. */

import { normalize } from 'node:path';
import type { NamedFile } from '../facts/named-files.ts';
import type { Endpoint } from '../model/endpoints.ts';
import { perSubject } from './per-subject.ts';

/** A file that Orion makes, and the endpoint that it makes it for. */
export interface CreatedFile {
  readonly endpoint: Endpoint;
  readonly role: 'certificate' | 'key';
}

/**
 * Finds what Orion makes at a path; undefined where something is there, or where it makes nothing. Orion makes the missing
 * pairs of all strict endpoints, one endpoint after the other, before it loads a certificate, key or chain. What it made for
 * one is there when it comes to the next (Orion.run).
 */
export const createdFiles = perSubject(({ config, facts }): ((file: NamedFile) => CreatedFile | undefined) => {
  const created = new Map<string, CreatedFile>();
  for (const { endpoint } of config.strictEndpoints) {
    const { cert, key } = facts.endpoint(endpoint.id);
    const isFree = (file: NamedFile) => file.state.kind === 'missing' && !created.has(normalize(file.path));
    if (!cert || !key || !isFree(cert) || !isFree(key)) continue;
    created.set(normalize(key.path), { endpoint, role: 'key' });
    created.set(normalize(cert.path), { endpoint, role: 'certificate' });
  }
  return ({ path }) => created.get(normalize(path));
});
