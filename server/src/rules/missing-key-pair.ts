/** Neither certificate nor key is there: Orion will make both. */

import { dirname, normalize, resolve } from 'node:path';
import type { Facts } from '../facts/facts.ts';
import { type NamedFile, repeatsFolder } from '../facts/named-files.ts';
import type { Config } from '../model/config.ts';
import type { Endpoint } from '../model/endpoints.ts';
import { parseJavaUrl } from '../model/java-url.ts';
import { shownPath } from '../model/shown-path.ts';
import { createdFiles } from './created-files.ts';
import { pairsWithoutFolder } from './empty-workdir.ts';
import type { Fix, Rule } from './rule.ts';

export const missingKeyPair: Rule = {
  code: 'missing-key-pair',
  severity: 'information',
  stage: 'meaning',
  summary: 'Certificate and key do not exist, so Orion creates a self-signed pair at its next start.',
  explanation:
    'The pair that Orion creates is RSA 2048, valid for one year and never renewed, with `host:port` of `nodeurl` as common name (a random one without `nodeurl`) and without subject alternative names: good for fingerprints, refused by peers in mode `ca`. Generate a pair now to know its fingerprint before the node starts.',
  source: 'Orion.createSelfSignedCertificateIfMissingAndValidate, TLS.createSelfSignedCertificateIfMissing',
  example: {
    bad: 'nodeurl = "http://node1.example:8080"\nclientconnectiontls = "strict"\nclientconnectiontlsservercert = «"new.pem"»\nclientconnectiontlsserverkey = "new.key"\n',
    good: 'nodeurl = "http://node1.example:8080"\nclientconnectiontls = "strict"\nclientconnectiontlsservercert = "node.pem"\nclientconnectiontlsserverkey = "node.key"\n',
    files: { 'node.pem': 'cert', 'node.key': 'key' },
  },
  *check(subject) {
    const { config, facts } = subject;
    if (config.template) return;
    const createdAt = createdFiles(subject);
    const impossible = pairsWithoutFolder(subject).map(({ orionLabel }) => orionLabel);
    for (const { endpoint } of config.strictEndpoints) {
      const { cert, key } = facts.endpoint(endpoint.id);
      if (cert?.state.kind !== 'missing' || key?.state.kind !== 'missing') continue;
      // Half of it is made for another endpoint, which is half-key-pair's to say.
      if (!createdAt(cert) || !createdAt(key)) continue;
      // A person who made the pair does not want another one, which is repeated-folder's to say.
      if (repeatsFolder(cert, key)) continue;
      if (normalize(cert.path) === normalize(key.path) || impossible.includes(endpoint.orionLabel)) continue;
      const at = cert.at ?? key.at ?? config.where(endpoint.cert);
      if (!at) continue;
      yield {
        at,
        message: `${shownPath(cert.text)} and ${shownPath(key.text)} do not exist, so Orion creates them${place(cert, key, facts)} at its next start: self-signed, ${commonName(config)}, valid for one year, without subject alternative names. Peers in whitelist mode then need its fingerprint; generate the pair now to have it before.`,
        related: cert.at && key.at ? [{ at: key.at, message: `${endpoint.key} does not exist either` }] : [],
        fixes: () => (endpoint.id === 'client' && facts.doubledClientPair ? [] : [generation(endpoint)]),
      };
    }
  },
};

/** The server refuses this too where `workdir` is applied twice: Orion would not find what it makes. */
function generation({ id, title }: Endpoint): Fix {
  const command = { name: 'generate', arguments: { endpoints: [id] } } as const;
  return { title: `Generate certificate and key of the ${title}`, edits: [], command, preferred: true };
}

/** A path that counts from `workdir` may lead elsewhere than the person thinks who wrote it: to `data/data`. */
function place(cert: NamedFile, key: NamedFile, { paths }: Facts): string {
  const folder = resolve(dirname(cert.path));
  const isShared = folder === resolve(dirname(key.path));
  return isShared && folder !== resolve(paths.workdir.path) ? ` in ${shownPath(folder)}` : '';
}

/** What Orion will put into the subject (TLS.buildCNProperty). */
function commonName(config: Config): string {
  if (!config.settings.has('nodeurl')) return 'with a random common name since nodeurl is not set';
  const text = config.string('nodeurl')?.value;
  const url = text === undefined ? undefined : parseJavaUrl(text);
  return url ? `with the common name ${url.host}:${url.port ?? -1}` : 'with host and port of nodeurl as common name';
}
