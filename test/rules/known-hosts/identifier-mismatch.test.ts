/** Fingerprints under the name of somebody else. */

import { identifierMismatch } from '../../../server/src/rules/known-hosts/identifier-mismatch.ts';
import { checkKnownHostsRule } from '../../support/check-known-hosts-rule.ts';

const files = { 'peer.pem': 'cert' };

checkKnownHostsRule(identifierMismatch, [
  {
    given: 'another common name',
    files,
    source: '«node2» <fingerprint of peer.pem>',
    says: /peer\.pem, which has the common name node\.example:8080/,
    fixed: 'node.example:8080 <fingerprint of peer.pem>',
  },
  {
    given: 'a common name with upper-case letters',
    files: { 'peer.pem': 'uppercase-cert' },
    source: '«node.example:8080» <fingerprint of peer.pem>',
    says: /No line can name that certificate/,
    fixed: false,
  },
  {
    given: 'a file whose name has two lines, which the message has not',
    files: { 'a\nerror: b.pem': 'cert' },
    source: '«node2» <fingerprint of a\nerror: b.pem>',
    says: /^This is the fingerprint of a error: b\.pem, .*\.$/,
  },
  { given: 'its own name', files, source: 'Node.Example:8080 <fingerprint of peer.pem>' },
  { given: 'a certificate from elsewhere', files, source: `node2 ${'a1'.repeat(32)}` },
  { given: 'known servers', files, name: 'tls-known-servers', source: 'node2:1 <fingerprint of peer.pem>' },
]);
