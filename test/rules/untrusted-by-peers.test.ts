/** Cases of `untrusted-by-peers`. */
import { untrustedByPeers } from '../../server/src/rules/untrusted-by-peers.ts';
import { checkRule } from '../support/check-rule.ts';
import { type CertificateOptions, makeCertificate, type Pair } from '../support/openssl.ts';

const authority = (): Pair =>
  makeCertificate({ key: 'ec', subject: '/CN=Root', extensions: ['basicConstraints=critical,CA:TRUE'] });
const issued = (...extensions: string[]) => filesOf({ key: 'ec', keyNumber: 3, issuer: authority(), extensions });
const selfSigned = (...extensions: string[]) => filesOf({ key: 'ec', keyNumber: 3, extensions });

function filesOf(options: CertificateOptions) {
  const { certificate, key } = makeCertificate({ subject: '/CN=node1.example:8080', ...options });
  return { 'a.pem': certificate, 'a.key': key };
}

const server = (host: string, mode = 'ca') =>
  `nodeurl = "http://${host}:8080"\ntls = "strict"\ntlsclienttrust = "${mode}"\ntlsservercert = «"a.pem"»\ntlsserverkey = "a.key"`;
const client = (mode = 'ca') =>
  `tls = "strict"\ntlsservertrust = "${mode}"\ntlsclientcert = «"a.pem"»\ntlsclientkey = "a.key"`;
const silent = (source: string) => source.replace(/[«»]/g, '');
const serverNames = 'subjectAltName=DNS:node1.example,IP:192.0.2.1,IP:2001:db8::1';

checkRule(untrustedByPeers, [
  {
    given: 'a certificate as Orion makes them: no names besides host:port',
    files: selfSigned(),
    source: server('node1.example'),
    says: /a\.pem has no subject alternative name, and its common name is not node1\.example, the host of nodeurl, so peers in mode "ca" refuse it; tlsclienttrust .*subjectAltName = DNS:node1\.example/,
    related: ['"http://node1.example:8080"'],
  },
  {
    given: 'another host',
    files: issued(serverNames),
    source: server('node2.example'),
    says: /does not name node2\.example.*among its subject alternative names/,
  },
  {
    given: 'an IP address that stands in no name',
    files: issued('subjectAltName=DNS:node1.example'),
    source: server('192.0.2.1'),
    says: /subjectAltName = IP:192\.0\.2\.1/,
  },
  {
    given: 'an IP address and no names at all',
    files: issued(),
    source: server('192.0.2.1'),
    says: /no subject alternative name, which the IP address 192\.0\.2\.1 of nodeurl needs/,
  },
  {
    given: 'an IPv6 address that it does not name',
    files: issued('subjectAltName=IP:2001:db8::2'),
    source: server('[2001:db8::1]'),
    says: /subjectAltName = IP:2001:db8::1/,
  },
  {
    given: 'usages of a client, one finding for each reason',
    files: issued('subjectAltName=DNS:x.example', 'extendedKeyUsage=clientAuth', 'keyUsage=keyEncipherment'),
    source: server('node1.example'),
    says: [/does not name/, /extended key usage without serverAuth/, /key usage without digitalSignature/],
  },
  {
    given: 'a client certificate with the usage of a server',
    files: issued('extendedKeyUsage=serverAuth'),
    source: client(),
    says: /without clientAuth, so peers in mode "ca" refuse it; tlsservertrust/,
  },
  {
    given: 'the host in the common name alone, which counts without other names',
    files: filesOf({ key: 'ec', keyNumber: 3, subject: '/CN=node1.example' }),
    source: silent(server('node1.example')),
  },
  { given: 'the right name', files: issued(serverNames), source: silent(server('Node1.Example')) },
  { given: 'the right address', files: issued(serverNames), source: silent(server('192.0.2.1')) },
  { given: 'the right IPv6 address', files: issued(serverNames), source: silent(server('[2001:DB8:0::1]')) },
  { given: 'a pattern', files: issued('subjectAltName=DNS:*.example'), source: silent(server('node1.example')) },
  {
    given: 'every usage',
    files: issued('extendedKeyUsage=anyExtendedKeyUsage', 'keyUsage=digitalSignature'),
    source: silent(client()),
  },
  { given: 'nobody compares the names of a client', files: issued(), source: silent(client()) },
  {
    given: 'the usages of an anchor do not count',
    files: selfSigned('extendedKeyUsage=serverAuth', 'keyUsage=keyCertSign'),
    source: silent(client()),
  },
  ...['whitelist', 'ca-or-tofu', 'ca-or-whitelist', 'tofu', 'x', '{{ mode }}'].map((mode) => ({
    given: `the opposite mode is ${mode}`,
    files: selfSigned(),
    source: silent(server('node1.example', mode)),
  })),
  {
    given: 'its own mode is ca, but not the opposite one',
    files: selfSigned(),
    source: silent(server('node1.example', 'whitelist')).concat('\ntlsservertrust = "ca"'),
  },
  { given: 'without nodeurl', files: selfSigned(), source: silent(server('x')).replace(/^.*\n/, '') },
  { given: 'nodeurl is a placeholder', files: selfSigned(), source: silent(server('{{ host }}')) },
  {
    given: 'the client API, on which Besu decides',
    files: selfSigned(),
    source:
      'nodeurl = "http://x:1"\nclientconnectiontls = "strict"\nclientconnectiontlsservertrust = "ca"\nclientconnectiontlsservercert = "a.pem"\nclientconnectiontlsserverkey = "a.key"',
  },
  { given: 'TLS is off', files: selfSigned(), source: silent(server('node2.example')).replace('strict', 'off') },
  { given: 'a template', files: selfSigned(), source: `${silent(server('node2.example'))}\n{{ x }}` },
]);
