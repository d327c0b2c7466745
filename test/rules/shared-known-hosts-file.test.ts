/** Cases of `shared-known-hosts-file`. */
import { sharedKnownHostsFile } from '../../server/src/rules/shared-known-hosts-file.ts';
import { checkRule } from '../support/check-rule.ts';

checkRule(sharedKnownHostsFile, [
  {
    given: 'clients and servers in one file',
    source: 'tls = "strict"\ntlsknownservers = "known"\ntlsknownclients = «"./known"»',
    says: /tlsknownclients is the same file as tlsknownservers:/,
    related: ['"known"'],
  },
  {
    given: 'the default of another property',
    source: 'tls = "strict"\ntlsknownservers = «"tls-known-clients"»',
    says: /same file as tlsknownclients, by default/,
    related: [],
  },
  {
    given: 'all three, by different spellings of one path',
    source: `workdir = "/data"
             tls = "strict"
             clientconnectiontls = "strict"
             tlsknownclients = "x/../known"
             tlsknownservers = «"/data/known"»
             clientconnectiontlsknownclients = «"known"»`,
    says: [/as tlsknownclients/, /as tlsknownclients/],
  },
  { given: 'three files', source: 'tls = "strict"\nclientconnectiontls = "strict"' },
  {
    given: 'mode ca opens no file',
    source: 'tls = "strict"\ntlsservertrust = "ca"\ntlsknownclients = "k"\ntlsknownservers = "k"',
  },
  { given: 'TLS is off', source: 'tls = "off"\ntlsknownclients = "k"\ntlsknownservers = "k"' },
  {
    given: 'one of the two is off',
    source: 'tls = "strict"\ntlsknownclients = "k"\nclientconnectiontlsknownclients = "k"',
  },
  { given: 'the switch is refused', source: 'tls = "x"\ntlsknownclients = "k"\ntlsknownservers = "k"' },
  {
    given: 'a mode is refused',
    source: 'tls = "strict"\ntlsclienttrust = "x"\ntlsknownclients = "k"\ntlsknownservers = "k"',
  },
  { given: 'placeholders', source: 'tls = "strict"\ntlsknownclients = "{{ k }}"\ntlsknownservers = "{{ k }}"' },
  { given: 'a template', source: 'tls = "strict"\ntlsknownclients = "k"\ntlsknownservers = "k"\n{{ x }}' },
]);
