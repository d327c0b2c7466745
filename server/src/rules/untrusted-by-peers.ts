/** A certificate that peers in mode `ca` refuse, whoever issued it. */

import type { Endpoint } from '../model/endpoints.ts';
import { shownPath } from '../model/shown-path.ts';
import type { Certificate } from '../pki/certificate.ts';
import { isSelfSigned } from '../pki/issuing.ts';
import { type HostVerdict, matchHost } from '../pki/names.ts';
import type { Related, Rule, Subject } from './rule.ts';
import { ownCertificate, type StrictPair, strictPairs } from './strict-pairs.ts';
import { shown } from './wording.ts';

export const untrustedByPeers: Rule = {
  code: 'untrusted-by-peers',
  severity: 'warning',
  stage: 'meaning',
  summary: 'Peers in mode `ca` refuse the certificate for its names or its usages.',
  explanation:
    'Whoever dials a node in mode `ca` compares the host of its `nodeurl` with the subject alternative names of its certificate; without any DNS name among them the common name counts, but never for an IP address. An extended key usage, where there is one, must allow `serverAuth` for the server certificate and `clientAuth` for the client certificate, and a key usage must allow `digitalSignature`. The modes of peers are not known here, so the opposite mode of this configuration stands for them: the rule looks at the server certificate where `tlsclienttrust` is `ca`, and at the client certificate where `tlsservertrust` is. Fingerprint modes look at none of this.',
  source: 'sun.security.util.HostnameChecker, sun.security.validator.EndEntityChecker',
  example: {
    bad: 'nodeurl = "https://node2.example:8080"\ntls = "strict"\ntlsclienttrust = "ca"\ntlsservercert = «"server.pem"»\ntlsserverkey = "server.key"\n',
    good: 'nodeurl = "https://node.example:8080"\ntls = "strict"\ntlsclienttrust = "ca"\ntlsservercert = "server.pem"\ntlsserverkey = "server.key"\n',
    files: { 'server.pem': 'issued-cert', 'server.key': 'key' },
  },
  *check(subject) {
    for (const pair of strictPairs(subject)) {
      const { cert, endpoint, judge } = pair;
      const own = ownCertificate(pair)?.certificate;
      if (!cert || !own || judge !== 'ca') continue;
      const path = shownPath(cert.file.text);
      for (const { fact, remedy, related } of reasons(pair, own, subject)) {
        yield {
          at: cert.at,
          message: `${path} ${fact}, so peers in mode "ca" refuse it; ${endpoint.role === 'dials' ? 'tlsservertrust' : 'tlsclienttrust'} is "ca" here, and so it may be there. ${remedy}`,
          ...(related && { related: [related] }),
        };
      }
    }
  },
};

interface Reason {
  readonly fact: string;
  readonly remedy: string;
  readonly related?: Related;
}

function* reasons({ endpoint }: StrictPair, own: Certificate, subject: Subject): Iterable<Reason> {
  if (endpoint.role === 'accepts') yield* hostReasons(own, subject);
  const usages = [...usageReasons(endpoint, own)];
  // A certificate that peers list itself is an anchor for Java, whose usages do not count.
  if (usages.length > 0 && !isSelfSigned(own)) yield* usages;
}

function* usageReasons(endpoint: Endpoint, { extendedKeyUsage, keyUsage }: Certificate): Iterable<Reason> {
  const usage = endpoint.role === 'accepts' ? 'serverAuth' : 'clientAuth';
  if (extendedKeyUsage && ![usage, 'anyExtendedKeyUsage'].some((allowed) => extendedKeyUsage.includes(allowed))) {
    yield {
      fact: `has an extended key usage without ${usage}`,
      remedy: `Have it issued anew with extendedKeyUsage = ${usage}.`,
    };
  }
  if (keyUsage && !keyUsage.includes('digitalSignature')) {
    yield {
      fact: 'has a key usage without digitalSignature',
      remedy: 'Have it issued anew with keyUsage = digitalSignature.',
    };
  }
}

function* hostReasons(own: Certificate, { config }: Subject): Iterable<Reason> {
  const url = config.dialledUrls().find(({ key }) => key === 'nodeurl');
  if (!url?.host) return;
  const verdict = matchHost(own, url.host);
  if (verdict.ok) return;
  const host = shown(url.host.replace(/^\[(.*)\]$/, '$1'));
  const type = verdict.reason === 'ip-not-named' || /^[\d.]+$|:/.test(host) ? 'IP' : 'DNS';
  yield {
    fact: hostFact(verdict.reason, host, type),
    remedy: `Make or order it with subjectAltName = ${type}:${host}.`,
    related: { at: { start: url.text.start, end: url.text.end }, message: 'the URL that peers dial' },
  };
}

function hostFact(reason: Extract<HostVerdict, { ok: false }>['reason'], host: string, type: 'IP' | 'DNS'): string {
  switch (reason) {
    case 'no-names':
      return type === 'IP'
        ? `has no subject alternative name, which the IP address ${host} of nodeurl needs`
        : `names no host at all, and so not ${host} of nodeurl`;
    case 'cn-differs':
      return `has no subject alternative name, and its common name is not ${host}, the host of nodeurl`;
    case 'bad-host':
      return `cannot name ${host}, the host of nodeurl, which is no valid host name`;
    default:
      return `does not name ${host}, the host of nodeurl, among its subject alternative names`;
  }
}
