/** Cases of `unsupported-chain-format`; every encoding there is stands in encodings.test.ts. */
import { unsupportedChainFormat } from '../../server/src/rules/unsupported-chain-format.ts';
import { checkRule } from '../support/check-rule.ts';
import { folder } from '../support/memory-files.ts';

checkRule(unsupportedChainFormat, [
  {
    given: 'a key in the list, and a request',
    files: { 'ca.pem': 'ca-cert', 'ca.key': 'key', 'ca.csr': 'request' },
    source: 'tls = "strict"\ntlsclienttrust = "ca"\ntlsclientchain = ["ca.pem", «"ca.key"», «"ca.csr"»]',
    says: [
      /an EC key \(BEGIN PRIVATE KEY\)\. In mode "ca" .*Orion stops with "Missing -----BEGIN CERTIFICATE/,
      /request/,
    ],
  },
  {
    given: 'a cut-off bundle',
    files: { 'ca.pem': '-----BEGIN CERTIFICATE-----\nMII' },
    source:
      'clientconnectiontls = "strict"\nclientconnectiontlsservertrust = "ca"\nclientconnectiontlsserverchain = [«"ca.pem"»]',
    says: /END line is missing/,
    related: ['/node/ca.pem'],
  },
  {
    given: 'certificates in any order',
    files: { 'ca.pem': 'reversed-chain' },
    source: 'tls = "strict"\ntlsclienttrust = "ca"\ntlsclientchain = ["ca.pem"]',
  },
  {
    given: 'a mode that does not read the list',
    files: { 'ca.key': 'key' },
    source: 'tls = "strict"\ntlsclienttrust = "ca-or-whitelist"\ntlsclientchain = ["ca.key"]',
  },
  {
    given: 'a folder and a missing file: other rules',
    files: { ca: folder },
    source: 'tls = "strict"\ntlsclienttrust = "ca"\ntlsclientchain = ["ca", "gone.pem"]',
  },
  {
    given: 'TLS is off',
    files: { 'ca.key': 'key' },
    source: 'tls = "off"\ntlsclienttrust = "ca"\ntlsclientchain = ["ca.key"]',
  },
]);
