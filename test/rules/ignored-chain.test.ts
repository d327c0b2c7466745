/** Cases of `ignored-chain`. */
import { ignoredChain } from '../../server/src/rules/ignored-chain.ts';
import { checkRule } from '../support/check-rule.ts';

checkRule(ignoredChain, [
  {
    given: 'a whitelist needs no authority',
    source: `tls = "strict"
             tlsservertrust = "whitelist"
             tlsserverchain = «["ca.pem"]»`,
    says: /tlsservertrust is "whitelist", so no authority counts/,
    related: ['"whitelist"'],
    fixes: ['Use the list: tlsservertrust = "ca"', 'Remove tlsserverchain'],
    fixed: `tls = "strict"
            tlsservertrust = "ca"
            tlsserverchain = ["ca.pem"]`,
  },
  {
    given: 'ca-or-tofu, the default of the client, uses the authorities of Java',
    source: `tls = "strict"
             tlsclientchain = «[
               'ca.pem', # ours
             ]» # network
             nodeport = 1`,
    says: /"ca-or-tofu" by default, so only Java's own authorities count/,
    related: [],
    fixed: `tls = "strict"
            tlsclientchain = [
              'ca.pem', # ours
            ] # network
            tlsclienttrust = "ca"
            nodeport = 1`,
  },
  {
    given: 'the client connection, with an item that is still to be named',
    source: 'clientconnectiontls = "strict"\nclientconnectiontlsserverchain = «["{{ ca }}"]»',
  },
  { given: 'mode ca reads the list', source: 'tls = "strict"\ntlsservertrust = "CA"\ntlsserverchain = ["ca.pem"]' },
  { given: 'an empty list', source: 'tls = "strict"\ntlsserverchain = []' },
  { given: 'TLS is off', source: 'tls = "off"\ntlsserverchain = ["ca.pem"]' },
  { given: 'the switch is refused', source: 'tls = "x"\ntlsserverchain = ["ca.pem"]' },
  { given: 'the mode is refused', source: 'tls = "strict"\ntlsservertrust = "x"\ntlsserverchain = ["ca.pem"]' },
  { given: 'the mode is a placeholder', source: 'tls = "strict"\ntlsservertrust = "<M>"\ntlsserverchain = ["ca.pem"]' },
  { given: 'a template may set the mode', source: 'tls = "strict"\n{{ trust }}\ntlsserverchain = ["ca.pem"]' },
]);
