/** Cases of `unreadable-file`. */
import { unreadableFile } from '../../server/src/rules/unreadable-file.ts';
import { checkRule } from '../support/check-rule.ts';
import { fifo, folder, forbidden } from '../support/memory-files.ts';

checkRule(unreadableFile, [
  {
    given: 'a folder as certificate',
    files: { certs: folder, 'a.key': 'key' },
    source: 'tls = "strict"\ntlsservercert = «"certs"»\ntlsserverkey = "a.key"',
    says: /certs is a folder, so Orion cannot read tlsservercert and stops/,
  },
  { given: 'a default that is a folder', files: { 'tls-client-key.pem': folder }, source: 'tls = «"strict"»' },
  {
    given: 'an empty path is workdir',
    source: 'tls = "strict"\ntlsserverkey = «""»',
    says: /is empty, which means workdir itself; that is a folder/,
  },
  {
    given: 'a folder in the chain',
    files: { ca: folder },
    source: 'tls = "strict"\ntlsclienttrust = "ca"\ntlsclientchain = [«"ca"»]',
  },
  {
    given: 'a folder with keys, TLS or not',
    files: { keys: folder },
    source: 'publickeys = [«"keys"»]\nprivatekeys = [«"keys"»]',
  },
  {
    given: 'a file where a path has a folder',
    files: { d: 'text', 'a.key': 'key' },
    source:
      'tls = "strict"\ntlsservercert = «"d/a.pem"»\ntlsserverkey = «"d/b/a.key"»\npublickeys = [«"d/a.pub"»]\nprivatekeys = ["a.key"]',
    says: [
      /where d\/a\.pem has a folder, so Orion can neither read nor create tlsservercert/,
      /d\/b\/a\.key/,
      /publickeys/,
    ],
  },
  {
    given: 'a file where workdir should be, which has a finding of its own',
    files: { d: 'text' },
    source: 'workdir = "d"\ntls = "strict"\npublickeys = ["a.pub"]',
  },
  {
    given: 'a file where an absolute path of another machine has a folder',
    files: { '/data': 'text' },
    source: 'tls = "strict"\ntlsservercert = "/data/a.pem"\ntlsserverkey = "/data/a.key"',
  },
  {
    given: 'what this extension does not open',
    files: {
      fifo,
      forbidden,
      loop: { kind: 'unreachable' },
      huge: { kind: 'file', size: 2 ** 31 },
    },
    source: `tls = "strict"
             clientconnectiontls = "strict"
             tlsservercert = «"fifo"»
             tlsserverkey = «"forbidden"»
             tlsclientcert = «"loop"»
             tlsclientkey = «"huge"»`,
    severity: 'information',
    says: [
      /no regular file/,
      /may not be read by you/,
      /links lead in a circle/,
      /larger than 1 MiB \(2147483648 bytes\)/,
    ],
  },
  { given: 'a plain file', files: { 'a.pem': 'cert' }, source: 'tls = "strict"\ntlsservercert = "a.pem"' },
  {
    given: 'known hosts have a rule of their own',
    files: { known: folder },
    source: 'tls = "strict"\ntlsknownclients = "known"',
  },
  { given: 'a chain that is not read', files: { ca: folder }, source: 'tls = "strict"\ntlsclientchain = ["ca"]' },
  { given: 'TLS is off', files: { certs: folder }, source: 'tls = "off"\ntlsservercert = "certs"' },
  { given: 'the switch is refused', files: { certs: folder }, source: 'tls = "x"\ntlsservercert = "certs"' },
  { given: 'a placeholder', files: { certs: folder }, source: 'tls = "strict"\ntlsservercert = "{{ certs }}"' },
  { given: 'a template', files: { certs: folder }, source: 'tls = "strict"\ntlsservercert = "certs"\n{{ x }}' },
]);
