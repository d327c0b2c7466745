/** Lists of public and private enclave keys that do not pair up. */

import type { Setting } from '../model/statements.ts';
import type { Rule } from './rule.ts';

export const keyCountMismatch: Rule = {
  code: 'key-count-mismatch',
  severity: 'error',
  stage: 'shape',
  summary: '`publickeys` and `privatekeys` do not have the same number of items, so Orion stops.',
  explanation:
    'The first private key belongs to the first public key, and so on. With different counts Orion stops; with only one of the two lists it stops as well, and without saying why.',
  source: 'Config.validateConfiguration, FileKeyStore',
  example: {
    bad: 'publickeys = ["a.pub", "b.pub"]\nprivatekeys = «["a.key"]»\n',
    good: 'publickeys = ["a.pub", "b.pub"]\nprivatekeys = ["a.key", "b.key"]\n',
  },
  *check({ config }) {
    if (config.template) return;
    const publicKeys = config.settings.get('publickeys');
    const privateKeys = config.settings.get('privatekeys');
    const marked = privateKeys ?? publicKeys;
    if (!marked || [publicKeys, privateKeys].some((setting) => setting && !setting.usable)) return;
    const [publicCount, privateCount] = [countOf(publicKeys), countOf(privateKeys)];
    if (publicCount === privateCount) return;
    const missing = privateKeys ? 'publickeys' : 'privatekeys';
    const message =
      publicKeys && privateKeys
        ? `publickeys has ${items(publicCount)} and privatekeys ${items(privateCount)}, so Orion stops. Each public key needs its private key, in the same order.`
        : `${marked.property.key} has ${items(countOf(marked))} but ${missing} is not set, so Orion stops without saying why. Add ${missing} with the other halves, in the same order.`;
    const related = publicKeys && privateKeys ? [{ at: publicKeys.value, message: items(publicCount) }] : [];
    yield { at: marked.value, message, related };
  },
};

function countOf(setting: Setting | undefined): number {
  return setting?.value.items?.length ?? 0;
}

function items(count: number): string {
  return count === 1 ? '1 item' : `${count} items`;
}
