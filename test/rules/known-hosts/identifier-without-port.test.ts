/** Identifiers of known servers. */

import { identifierWithoutPort } from '../../../server/src/rules/known-hosts/identifier-without-port.ts';
import { checkKnownHostsRule } from '../../support/check-known-hosts-rule.ts';
import { whitelistConfig } from '../../support/known-hosts-subject.ts';

const hex = 'a1'.repeat(32);
const name = 'tls-known-servers';
const config = `${whitelistConfig}othernodes = ["https://node2.example:8080/", "https://twin:1/", "https://twin:2/"]\n`;

checkKnownHostsRule(identifierWithoutPort, [
  { given: 'no port', name, source: `«node2.example» ${hex}`, says: /node2\.example:port/, fixed: false },
  { given: 'a host of othernodes', name, config, source: `«Node2.example» ${hex}`, fixed: `node2.example:8080 ${hex}` },
  { given: 'a host with two ports in othernodes', name, config, source: `«twin» ${hex}`, fixed: false },
  { given: 'a URL', name, source: `«https://node2:8080/» ${hex}`, fixed: `node2:8080 ${hex}` },
  { given: 'a URL without a port', name, source: `«https://node2/» ${hex}`, fixed: false },
  { given: 'a port without a host', name, source: `«:3» ${hex}`, says: /Write host:port/, fixed: false },
  { given: 'host and port', name, source: `node2.example:8080 ${hex}\n[::1]:8080 ${hex}\n127.0.0.1:1 ${hex}` },
  { given: 'a known client', source: `node2.example ${hex}` },
]);
