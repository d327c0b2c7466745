/** Upper-case letters in known clients. */

import { uppercaseIdentifier } from '../../../server/src/rules/known-hosts/uppercase-identifier.ts';
import { checkKnownHostsRule } from '../../support/check-known-hosts-rule.ts';

const hex = 'a1'.repeat(32);

checkKnownHostsRule(uppercaseIdentifier, [
  { given: 'a known client', source: `«Node2» ${hex}`, says: /reads this as node2/, fixed: `node2 ${hex}` },
  { given: 'a client known by the name of the file alone', source: `«Node2» ${hex}`, config: false },
  { given: 'a known server', source: `Node2:1 ${hex}`, name: 'tls-known-servers' },
  { given: 'a file whose kind nobody knows', source: `Node2 ${hex}`, name: 'peers', config: false },
  { given: 'lower case', source: `node2 ${hex}` },
]);
