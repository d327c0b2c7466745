/** Certificates that lie in the folders of a workspace, whether a configuration names them or not. */

import type { FileCache } from '../facts/cache.ts';
import { pemLimit } from '../facts/content.ts';
import type { Files } from '../facts/files.ts';
import { findCertificateFiles } from '../facts/find-orion-files.ts';
import type { Certificate } from '../pki/certificate.ts';
import type { Folders } from './folders.ts';

interface Search {
  readonly folders: Pick<Folders, 'paths' | 'confinement'>;
  readonly files: Files;
  readonly cache: FileCache;
  /** How many files are looked into. */
  readonly limit: number;
  /** How many levels below each folder; all where absent. */
  readonly depth?: number;
  /** Paths that need no look. */
  readonly exhausted?: ReadonlySet<string>;
}

/** The certificates of all PEM files, in the order of the folders. Never throws. */
export async function looseCertificates({
  folders,
  files,
  cache,
  limit,
  depth,
  exhausted,
}: Search): Promise<readonly { readonly certificate: Certificate; readonly path: string }[]> {
  const found: { certificate: Certificate; path: string }[] = [];
  const confinedTo = await folders.confinement();
  const options = { limit, ...(depth !== undefined && { depth }), ...(confinedTo && { confinedTo }) };
  for (const folder of folders.paths) {
    for await (const path of findCertificateFiles(folder, files, options)) {
      if (exhausted?.has(path)) continue;
      const stat = await files.stat(path);
      if (stat.kind !== 'file' || stat.size > pemLimit) continue;
      const state = await cache.load(path, stat, 'certificate', files);
      const content = state.kind === 'file' ? state.content : undefined;
      if (content?.kind !== 'certificates') continue;
      found.push(...content.certificates.map(({ certificate }) => ({ certificate, path })));
    }
  }
  return found;
}
