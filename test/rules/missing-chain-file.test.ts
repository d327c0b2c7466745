/** Cases of `missing-chain-file`. */
import { missingChainFile } from '../../server/src/rules/missing-chain-file.ts';
import { checkRule } from '../support/check-rule.ts';

const ca = 'tls = "strict"\ntlsservertrust = "ca"\n';

checkRule(missingChainFile, [
  {
    given: 'one of several is missing',
    files: { 'data/ca.pem': 'ca-cert' },
    source: `workdir = "data"\n${ca}tlsserverchain = ["ca.pem", «"ca2.pem"», "{{ ca }}"]`,
    says: /ca2\.pem does not exist.*NoSuchFileException.*\/node\/data\/ca2\.pem/,
  },
  {
    given: 'its own certificates are created before the list is read',
    source: `${ca}tlsserverchain = ["./tls-server-cert.pem", "tls-client-cert.pem"]`,
  },
  {
    given: 'a key is created too, and is no certificate',
    source: `${ca}tlsserverchain = [«"tls-server-key.pem"»]`,
  },
  {
    given: 'a certificate that Orion does not create, since its key is there',
    files: { 'tls-server-key.pem': 'key' },
    source: `${ca}tlsserverchain = [«"tls-server-cert.pem"»]`,
  },
  { given: 'the client', source: 'tls = "strict"\ntlsclienttrust = "CA"\ntlsclientchain = [«"ca.pem"»]' },
  {
    given: 'the client API',
    source:
      'clientconnectiontls = "strict"\nclientconnectiontlsservertrust = "ca"\nclientconnectiontlsserverchain = [«"ca.pem"»]',
  },
  { given: 'all there', files: { 'ca.pem': 'ca-cert' }, source: `${ca}tlsserverchain = ["ca.pem"]` },
  {
    given: 'a folder, which unreadable-file says',
    files: { ca: { kind: 'folder' } },
    source: `${ca}tlsserverchain = ["ca"]`,
  },
  { given: 'on another machine', source: `${ca}tlsserverchain = ["/etc/ssl/ca.pem"]` },
  {
    given: 'another mode does not read it',
    source: 'tls = "strict"\ntlsservertrust = "ca-or-tofu"\ntlsserverchain = ["ca.pem"]',
  },
  { given: 'TLS is off', source: 'tls = "off"\ntlsservertrust = "ca"\ntlsserverchain = ["ca.pem"]' },
  { given: 'the switch is refused', source: 'tls = "x"\ntlsservertrust = "ca"\ntlsserverchain = ["ca.pem"]' },
  { given: 'the mode is a placeholder', source: 'tls = "strict"\ntlsservertrust = "<M>"\ntlsserverchain = ["ca.pem"]' },
  { given: 'a template', source: `${ca}tlsserverchain = ["ca.pem"]\n{{ x }}` },
  {
    given: 'a path that repeats the folder of workdir, which repeated-folder says',
    files: { 'data/ca.pem': 'ca-cert' },
    source: 'workdir = "/node/data"\ntls = "strict"\ntlsservertrust = "ca"\ntlsserverchain = ["data/ca.pem"]',
  },
]);
