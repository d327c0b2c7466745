/** Cases of `key-count-mismatch`. */
import { keyCountMismatch } from '../../server/src/rules/key-count-mismatch.ts';
import { checkRule } from '../support/check-rule.ts';

checkRule(keyCountMismatch, [
  {
    given: 'more public keys than private ones',
    source: 'publickeys = ["a", "b"]\nprivatekeys = «["a"]»',
    says: /2 items and privatekeys 1 item/,
    related: ['["a", "b"]'],
  },
  { given: 'public keys alone', source: 'publickeys = «["a"]»', says: /privatekeys is not set.*without saying why/ },
  { given: 'private keys alone', source: 'privatekeys = «["a", "b"]»', says: /publickeys is not set/ },
  { given: 'an empty list and a full one', source: 'publickeys = []\nprivatekeys = «["a"]»' },
  { given: 'equal counts', source: 'publickeys = ["a", "b"]\nprivatekeys = ["c", "d"]' },
  { given: 'an empty list alone', source: 'publickeys = []' },
  { given: 'neither', source: 'tls = "off"' },
  { given: 'an item that is refused already', source: 'publickeys = [1, 2]\nprivatekeys = ["a"]' },
  { given: 'an item that is a placeholder', source: 'publickeys = ["{{ keys }}"]\nprivatekeys = ["a", "b"]' },
  { given: 'a template', source: 'publickeys = ["a"]\n{{ more }}\n' },
]);
