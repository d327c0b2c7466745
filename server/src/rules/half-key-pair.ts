/** One file of a certificate and key pair exists and the other does not. */

import { type NamedFile, repeatsFolder } from '../facts/named-files.ts';
import type { Endpoint } from '../model/endpoints.ts';
import { shownPath } from '../model/shown-path.ts';
import type { Span } from '../toml/tree.ts';
import { type CreatedFile, createdFiles } from './created-files.ts';
import { isThere } from './opened-files.ts';
import type { Finding, Fix, Rule } from './rule.ts';

export const halfKeyPair: Rule = {
  code: 'half-key-pair',
  severity: 'error',
  stage: 'meaning',
  summary: 'One file of a certificate and key pair exists and the other does not, so Orion stops.',
  explanation:
    'Orion creates a self-signed pair only when certificate and key are both missing. With one of them it stops at start-up with `Missing … TLS key file`. Put the missing file in its place, or move the other one away. It does the same where endpoints share one file of a pair that is still missing: it creates the pair of the first endpoint, and then finds half a pair for the second.',
  source: 'Orion.createSelfSignedCertificateIfMissingAndValidate, TLS.createSelfSignedCertificateIfMissing',
  example: {
    bad: 'tls = "strict"\ntlsservercert = "server.pem"\ntlsserverkey = «"server.key"»\n',
    good: 'tls = "strict"\ntlsservercert = "server.pem"\ntlsserverkey = "server.pem"\n',
    files: { 'server.pem': 'pair' },
  },
  *check(subject) {
    const { config, facts } = subject;
    // In a template the other half may be named, or switched off, in a line that is not looked at.
    if (config.template) return;
    const createdAt = createdFiles(subject);
    for (const { endpoint } of config.strictEndpoints) {
      const { cert, key } = facts.endpoint(endpoint.id);
      // Where the path of a missing half repeats a folder, the half is there, as repeated-folder says.
      if (!cert || !key || repeatsFolder(cert, key)) continue;
      if (cert.state.kind === 'missing' && key.state.kind === 'missing') {
        const [made, lacking] = createdAt(cert) ? [cert, key] : [key, cert];
        const maker = createdAt(made);
        const at = made.at ?? config.where(made.property.key);
        if (maker && !createdAt(lacking) && at) yield halfMade(endpoint, made, lacking, maker, at);
        continue;
      }
      const [missing, present] = cert.state.kind === 'missing' ? [cert, key] : [key, cert];
      const at = missing.at ?? config.where(missing.property.key);
      if (missing.state.kind !== 'missing' || !isThere(present.state) || !at) continue;
      const what = missing === cert ? 'certificate' : 'key';
      yield {
        at,
        message: `${shownPath(missing.text)} does not exist but ${shownPath(present.text)} does, so Orion stops with "Missing ${endpoint.orionLabel} TLS ${what} file". Restore the ${what}, or remove ${shownPath(present.text)} to let Orion create both.`,
        related: present.at ? [{ at: present.at, message: `${present.property.key} exists` }] : [],
        fixes: () => (endpoint.id === 'client' && facts.doubledClientPair ? [] : newPair(endpoint, present)),
      };
    }
  },
};

/** Half a pair that comes into being while Orion starts. */
function halfMade(endpoint: Endpoint, made: NamedFile, lacking: NamedFile, maker: CreatedFile, at: Span): Finding {
  const what = lacking.property.key === endpoint.cert ? 'certificate' : 'key';
  return {
    at,
    message: `Orion creates ${shownPath(made.text)} for the ${maker.endpoint.title} first. Then it finds it here without ${shownPath(lacking.text)}, and stops with "Missing ${endpoint.orionLabel} TLS ${what} file". Give each endpoint certificate and key of its own, or the same two.`,
    related: lacking.at ? [{ at: lacking.at, message: `${lacking.property.key} is not created` }] : [],
  };
}

/** What is there is kept under another name: a certificate without its key, or the reverse, may be missed later. */
function newPair({ id, title }: Endpoint, present: NamedFile): readonly Fix[] {
  if (present.state.kind !== 'file') return [];
  return [
    {
      title: `Generate a new pair for the ${title}, and keep the old ${shownPath(present.text)} beside it`,
      edits: [],
      command: { name: 'generate', arguments: { endpoints: [id], overwrite: [present.path] } },
    },
  ];
}
