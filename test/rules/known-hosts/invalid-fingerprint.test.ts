/** Fingerprints that Orion cannot read. */

import { invalidFingerprint } from '../../../server/src/rules/known-hosts/invalid-fingerprint.ts';
import { checkKnownHostsRule } from '../../support/check-known-hosts-rule.ts';

const hex = 'a1'.repeat(32);
const colons = 'A1:'.repeat(31).concat('A1');

checkKnownHostsRule(invalidFingerprint, [
  { given: 'SHA256: in front', source: `a «SHA256:${colons}»\n`, says: /prefix/, fixed: `a ${colons}\n` },
  {
    given: "openssl's words in front",
    source: `a «sha256 Fingerprint=${colons}»`,
    says: /prefix/,
    fixed: `a ${colons}`,
  },
  { given: '0X in front', source: `a «0X${hex}»`, says: /0X must be written 0x/, fixed: `a 0x${hex}` },
  { given: 'a comment behind', source: `a «${hex} # node 2»`, says: /No comment/, fixed: `a ${hex}` },
  { given: 'a comment behind without a blank', source: `a «${hex}#node2»`, says: /No comment/, fixed: `a ${hex}` },
  { given: 'dashes', source: `a «${colons.replaceAll(':', '-')}»`, says: /dashes/, fixed: `a ${hex.toUpperCase()}` },
  { given: 'blanks', source: `a «${colons.replaceAll(':', ' ')}»`, says: /blanks/, fixed: `a ${hex.toUpperCase()}` },
  { given: 'quotes', source: `a «"${hex}"»`, fixed: `a ${hex}` },
  { given: 'an odd number of digits', source: 'a «abc»', says: /odd/, fixed: false },
  { given: 'base64', source: `a «${Buffer.alloc(32, 7).toString('base64')}»`, says: /base64/, fixed: false },
  { given: 'a name with a blank', source: `my «node ${hex}»`, says: /name with a blank/, fixed: false },
  { given: 'the two parts the wrong way round', source: `${hex} «node2»`, fixed: `node2 ${hex}` },
  { given: 'a word', source: 'a «todo»', says: /hex digits/, fixed: false },
  { given: 'nothing but a prefix', source: 'a «SHA256:»', fixed: false },
  { given: 'what Orion takes', source: `a ${hex}\nb ${colons}\nc 0x${hex}\nd ::\ne ab\n` },
  {
    given: 'a byte order mark that the editor hides, before a comment',
    source: '«# who may connect»\na 11\n',
    hiddenMark: true,
    says: /byte order mark.*"Invalid fingerprint"/,
    fixed: false,
  },
  { given: 'mode ca', source: 'a «abc»', config: 'tls = "strict"\ntlsservertrust = "ca"\n', severity: 'warning' },
  { given: 'a fingerprint of a megabyte', source: `a «${'-'.repeat(1_000)}»`, fixed: false },
]);
