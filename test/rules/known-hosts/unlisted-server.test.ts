/** Known servers that nobody dials. */

import { unlistedServer } from '../../../server/src/rules/known-hosts/unlisted-server.ts';
import { checkKnownHostsRule } from '../../support/check-known-hosts-rule.ts';
import { whitelistConfig } from '../../support/known-hosts-subject.ts';

const hex = 'a1'.repeat(32);
const name = 'tls-known-servers';
const config = `${whitelistConfig}othernodes = ["https://Node2.example:8080/"]\n`;

checkKnownHostsRule(unlistedServer, [
  { given: 'a server that is not dialled', name, config, source: `node2.example:8080 ${hex}\n«node3:1» ${hex}` },
  { given: 'no configuration', name, config: false, source: `node3:1 ${hex}` },
  { given: 'known clients', config, source: `node3 ${hex}` },
]);
