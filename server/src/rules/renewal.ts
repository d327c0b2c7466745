/** The quick fix for a certificate whose time is over, or soon will be: a new one for the same key. */

import { normalize } from 'node:path';
import type { Facts } from '../facts/facts.ts';
import type { NamedFile } from '../facts/named-files.ts';
import { shownPath } from '../model/shown-path.ts';
import { isSelfSigned } from '../pki/issuing.ts';
import type { Fix, Subject } from './rule.ts';
import { type KeyFile, ownCertificate, type StrictPair } from './strict-pairs.ts';

/**
 * None for a certificate that somebody else issued, whose place no self-signed one can take, nor where the command would
 * renew another file: it goes by the endpoint's own paths, which are others where `workdir` is applied twice. None either for
 * a file that another property means, too: the new one has neither its key nor its usages, and nobody would get its line.
 */
export function renewal({ facts }: Subject, pair: StrictPair): readonly Fix[] {
  const { endpoint, cert, key } = pair;
  const own = ownCertificate(pair);
  if (!cert || !own || !isSelfSigned(own.certificate) || !isRenewable(key)) return [];
  const isCommanded = [cert, key].every(({ file }) => facts.file(file.property.key)?.path === file.path);
  if (!isCommanded || isShared(cert.file, facts)) return [];
  return [
    {
      title: `Renew the certificate of the ${endpoint.title} for the same key, and keep the old ${shownPath(cert.file.text)} beside it (new fingerprint)`,
      edits: [],
      command: {
        name: 'generate',
        arguments: { endpoints: [endpoint.id], renew: 'keep-key', overwrite: [cert.file.path] },
      },
    },
  ];
}

function isShared({ property, path }: NamedFile, { files }: Facts): boolean {
  return files.some((other) => other.property.key !== property.key && normalize(other.path) === normalize(path));
}

/** Whether a certificate can be made for the key. */
function isRenewable(key: KeyFile | undefined): key is KeyFile {
  if (!key?.content.verdict.ok) return false;
  const { algorithm, curve } = key.content.verdict.key;
  return algorithm === 'RSA' || curve === 'P-256' || curve === 'P-384';
}
