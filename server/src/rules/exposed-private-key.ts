/** A private key in a string or a comment of the configuration. */

import { overlapFinder } from '../toml/ordered.ts';
import type { Rule } from './rule.ts';

export const exposedPrivateKey: Rule = {
  code: 'exposed-private-key',
  severity: 'warning',
  stage: 'meaning',
  summary: 'A private key stands in a string or a comment, where everybody finds it who can read the configuration.',
  explanation:
    'Orion takes the paths of key files, not their contents. To its parser a key in a string or a comment is a text like any other, but configurations are kept in repositories, sent to others and quoted in tickets. Nothing that this program writes or shows quotes the key.',
  source: 'Config.getPath',
  example: {
    bad: '# «-----BEGIN PRIVATE KEY-----\n# MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0w\n# -----END PRIVATE KEY-----»\ntls = "off"\n',
    good: 'tls = "off"\n',
  },
  *check({ config: { pemBlocks, toml, template } }) {
    if (pemBlocks.length === 0) return;
    const isBroken = template ? () => false : overlapFinder(toml.problems);
    for (const { isPrivateKey, ...at } of pemBlocks) {
      if (!isPrivateKey || isBroken(at)) continue;
      yield {
        at,
        message:
          'A private key stands in the configuration, where everybody finds it who can read this file. Put it into a file that only Orion can read, and write the path of that file. If others have seen it, make a new pair.',
      };
    }
  },
};
