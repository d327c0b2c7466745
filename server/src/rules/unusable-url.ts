/** A URL that Orion accepts and cannot dial. */

import type { DialledUrl } from '../model/dialled-urls.ts';
import { createdFiles } from './created-files.ts';
import type { Rule, Subject } from './rule.ts';
import { shown } from './wording.ts';

export const unusableUrl: Rule = {
  code: 'unusable-url',
  severity: 'warning',
  stage: 'meaning',
  summary: 'A URL passes the check at start-up but names no host or port that can be dialled.',
  explanation:
    "Orion checks URLs with Java's `URL`, which takes nearly anything, and dials with Java's `URI`, which finds no host where a name has an underscore, a letter outside ASCII, or no `//` before it. A port above 65535 passes the check too. Give the node a name of letters, digits, hyphens and dots. A comma in the host of `nodeurl` is an error while Orion has certificates to create, since it cannot write the name into them and stops.",
  source:
    'PropertyValidator.isURL, NetworkDiscovery, DistributePayloadManager, TLS.createSelfSignedCertificateIfMissing; Vert.x SocketAddressImpl',
  example: {
    bad: 'othernodes = [«"http://orion_2:8080"»]\n',
    good: 'othernodes = ["http://orion-2:8080"]\n',
  },
  *check(subject) {
    for (const dialled of subject.config.dialledUrls()) {
      const label = dialled.key === 'nodeurl' && dialled.url.host.includes(',') ? createdLabel(subject) : undefined;
      if (label !== undefined) {
        yield {
          at: dialled.text,
          severity: 'error',
          message: `The host ${shown(dialled.url.host)} has a comma, with which Orion cannot name the certificates that it has to create: it stops with "An error occurred while writing the ${label} TLS certificate files". ${remedy(dialled)}`,
        };
        continue;
      }
      const reason = reasonAgainst(dialled);
      if (!reason) continue;
      const consequence =
        dialled.key === 'nodeurl' ? 'other nodes cannot contact this node' : 'it never contacts that node';
      yield {
        at: dialled.text,
        message: `${reason}. Orion accepts the URL all the same, and then ${consequence}. ${remedy(dialled)}`,
      };
    }
  },
};

/** What Orion calls the first endpoint that it makes a pair for; undefined where it makes none. */
function createdLabel(subject: Subject): string | undefined {
  const { config, facts } = subject;
  if (config.template) return undefined;
  const createdAt = createdFiles(subject);
  return config.strictEndpoints.find(({ endpoint }) => {
    const { cert } = facts.endpoint(endpoint.id);
    return cert && createdAt(cert);
  })?.endpoint.orionLabel;
}

function reasonAgainst({ text, url, host, port }: DialledUrl): string | undefined {
  if (host === undefined) {
    if (url.host === '') return `${shown(text.text)} names no host`;
    if (url.host.includes('_')) return `The host ${shown(url.host)} has an underscore, which no URL may have`;
    if (/\P{ASCII}/u.test(url.host)) return `The host ${shown(url.host)} has a letter outside ASCII`;
    return `Java finds no usable host and port in ${shown(text.text)}`;
  }
  return port !== undefined && port > 65535 ? `Port ${port} is beyond 65535, the highest there is` : undefined;
}

function remedy({ host }: DialledUrl): string {
  return host === undefined
    ? 'Write http:// or https://, a host of letters, digits, hyphens and dots, and a port.'
    : 'Write the port on which the node listens.';
}
