/** One file of a certificate and key pair exists and the other does not. */

import type { NamedFile } from '../facts/facts.ts';
import type { Endpoint } from '../model/endpoints.ts';
import { isThere, shownPath } from './opened-files.ts';
import type { Fix, Rule } from './rule.ts';

export const halfKeyPair: Rule = {
  code: 'half-key-pair',
  severity: 'error',
  stage: 'meaning',
  summary: 'One file of a certificate and key pair exists and the other does not, so Orion stops.',
  explanation:
    'Orion creates a self-signed pair only when certificate and key are both missing. With one of them it stops at start-up with `Missing … TLS key file`. Put the missing file in its place, or move the other one away.',
  source: 'Orion.createSelfSignedCertificateIfMissingAndValidate, TLS.createSelfSignedCertificateIfMissing',
  example: {
    bad: 'tls = "strict"\ntlsservercert = "server.pem"\ntlsserverkey = «"server.key"»\n',
    good: 'tls = "strict"\ntlsservercert = "server.pem"\ntlsserverkey = "server.pem"\n',
    files: { 'server.pem': 'pair' },
  },
  *check({ config, facts }) {
    // In a template the other half may be named, or switched off, in a line that is not looked at.
    if (config.template) return;
    for (const { endpoint } of config.strictEndpoints) {
      const { cert, key } = facts.endpoint(endpoint.id);
      if (!cert || !key) continue;
      const [missing, present] = cert.state.kind === 'missing' ? [cert, key] : [key, cert];
      const at = missing.at ?? config.where(missing.property.key);
      if (missing.state.kind !== 'missing' || !isThere(present.state) || !at) continue;
      const what = missing === cert ? 'certificate' : 'key';
      yield {
        at,
        message: `${shownPath(missing.text)} does not exist but ${shownPath(present.text)} does, so Orion stops with "Missing ${endpoint.orionLabel} TLS ${what} file". Restore the ${what}, or remove ${shownPath(present.text)} to let Orion create both.`,
        related: present.at ? [{ at: present.at, message: `${present.property.key} exists` }] : [],
        fixes: endpoint.id === 'client' && facts.doubledClientPair ? [] : newPair(endpoint, present),
      };
    }
  },
};

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
