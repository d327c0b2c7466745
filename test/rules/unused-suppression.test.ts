/** Cases of `unused-suppression`. */
import { unusedSuppression } from '../../server/src/rules/unused-suppression.ts';
import { checkRule } from '../support/check-rule.ts';

checkRule(unusedSuppression, [
  { given: 'nothing to silence', source: 'tls = "off" # orion-ignore: «first-use-trust»', says: /first-use-trust/ },
  { given: 'no such code', source: '# orion-ignore: «first-use»\ntls = "strict"' },
  {
    given: 'one of two',
    source: '# orion-ignore: first-use-trust, «half-key-pair» until the peers are known\ntls = "strict"',
  },
  { given: 'for the file', source: '# orion-ignore-file: «plaintext-node-api»\ntls = "off"' },
  {
    given: 'the finding is on another line',
    source: 'nodeport = 9000 # orion-ignore: «first-use-trust»\n\ntls = "strict"',
  },
  { given: 'it silences something', source: 'tls = "strict" # orion-ignore: first-use-trust, missing-key-pair' },
  { given: 'it silences something in the file', source: '# orion-ignore-file: first-use-trust\ntls = "strict"' },
]);
