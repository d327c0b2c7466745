/** Cases of `same-certificate-and-key-file`. */
import { sameCertificateAndKeyFile } from '../../server/src/rules/same-certificate-and-key-file.ts';
import { checkRule } from '../support/check-rule.ts';

checkRule(sameCertificateAndKeyFile, [
  {
    given: 'the key is the later one',
    source: 'tls = "strict"\ntlsservercert = "a.pem"\ntlsserverkey = «"./a.pem"»',
    says: /overwrites it with the certificate/,
    related: ['"a.pem"'],
  },
  {
    given: 'the certificate is the later one',
    source: 'tls = "strict"\ntlsclientkey = "a.pem"\ntlsclientcert = «"a.pem"»',
  },
  {
    given: 'one is the default of the other',
    source: 'clientconnectiontls = "strict"\nclientconnectiontlsserverkey = «"client-connection-tls-server-cert.pem"»',
    related: [],
  },
  {
    given: 'one finished file with both',
    files: { 'a.pem': 'pair' },
    source: 'tls = "strict"\ntlsservercert = "a.pem"\ntlsserverkey = "a.pem"',
  },
  { given: 'two files', source: 'tls = "strict"\ntlsservercert = "a.pem"\ntlsserverkey = "a.key"' },
  { given: 'the pair of another endpoint', source: 'tls = "strict"\ntlsservercert = "a.pem"\ntlsclientkey = "a.pem"' },
  {
    given: 'on another machine',
    source: 'tls = "strict"\ntlsservercert = "/data/a.pem"\ntlsserverkey = "/data/a.pem"',
  },
  { given: 'TLS is off', source: 'tls = "off"\ntlsservercert = "a.pem"\ntlsserverkey = "a.pem"' },
  { given: 'the switch is refused', source: 'tls = "x"\ntlsservercert = "a.pem"\ntlsserverkey = "a.pem"' },
  { given: 'placeholders', source: 'tls = "strict"\ntlsservercert = "{{ a }}"\ntlsserverkey = "{{ a }}"' },
  { given: 'a template', source: 'tls = "strict"\ntlsservercert = "a.pem"\ntlsserverkey = "a.pem"\n{{ x }}' },
  {
    given: 'a path that repeats the folder of workdir, which repeated-folder says',
    files: { 'data/b.pem': 'pair' },
    source:
      'workdir = "/node/data"\nclientconnectiontls = "strict"\nclientconnectiontlsservercert = "data/b.pem"\nclientconnectiontlsserverkey = "data/b.pem"',
  },
]);
