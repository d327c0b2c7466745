/** Cases of `unknown-key`. */
import { unknownKey } from '../../server/src/rules/unknown-key.ts';
import { checkRule } from '../support/check-rule.ts';

checkRule(unknownKey, [
  {
    given: 'a misspelt key',
    source: '«tlsservertrsut» = "whitelist" # who\nnodeport = 1',
    says: /Did you mean tlsservertrust\?/,
    fixes: ['Rename to tlsservertrust', 'Remove tlsservertrsut'],
    fixed: 'tlsservertrust = "whitelist" # who\nnodeport = 1',
  },
  {
    given: 'the key that is meant is set already: a rename would stop Orion',
    source: 'nodeport = 1\n«nodeprot» = 2 # old',
    fixes: ['Remove nodeprot'],
    fixed: 'nodeport = 1\n',
  },
  { given: 'an empty key', source: '«""» = 1', says: /no property "" and/, fixed: '' },
  { given: 'a key of something else', source: '«besu» = true', says: /Remove it/, fixed: '' },
  {
    given: "a name from Orion's tutorial",
    source: '«clientconnectiontlscertchain» = []',
    says: /although Orion's TLS tutorial names it.*clientconnectiontlsserverchain/,
    fixed: 'clientconnectiontlsserverchain = []',
  },
  { given: "a name from Orion's reference", source: '«knownnodestorage» = "memory"', says: /knownnodesstorage/ },
  { given: 'quotes belong to the key', source: '«"nodeprot"» = 1', fixed: 'nodeport = 1' },
  { given: 'a dotted key', source: '«a.b» = 1' },
  { given: 'a table', source: '[«besu»]\nx = 1\n[[«a.b»]]\n', says: /has no table/, fixed: false },
  {
    given: 'a renamed key may have a bad value, which is newly read',
    source: '«tlss» = "maybe"',
    fixed: 'tls = "maybe"',
  },
  { given: 'a word that is still being typed', source: 'tlsserv' },
  { given: 'wrong case is another finding', source: 'TLS = "strict"' },
  { given: 'a table with keys of Orion is another finding', source: '[node]\ntls = "strict"' },
  { given: 'a name known to do nothing is another finding', source: 'socket = "x"' },
  { given: 'every property', source: 'tls = "off"\n"nodeport" = 1' },
]);
