/** Byte order marks before an entry. */

import { byteOrderMark } from '../../../server/src/rules/known-hosts/byte-order-mark.ts';
import { checkKnownHostsRule } from '../../support/check-known-hosts-rule.ts';

const hex = 'a1'.repeat(32);

checkKnownHostsRule(byteOrderMark, [
  { given: 'one that the editor hides', source: `«a ${hex}»\nb ${hex}`, hiddenMark: true, says: /Save/, fixed: false },
  { given: 'one in the text', source: `«\uFEFFa ${hex}»`, fixed: `a ${hex}` },
  { given: 'one before a comment, where Orion stops', source: `#comment\na ${hex}`, hiddenMark: true },
  { given: 'none', source: `a ${hex}` },
]);
