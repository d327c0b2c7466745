/** Orion itself is at its end. */

import type { Rule } from './rule.ts';

export const endOfSupport: Rule = {
  code: 'end-of-support',
  severity: 'hint',
  offByDefault: true,
  stage: 'meaning',
  summary: 'Orion has had no support since 30 November 2021; Tessera replaces it.',
  explanation:
    'There are no fixes for Orion any more, security fixes included. Its successor Tessera reads another format; the tool `orion-to-tessera` in the Tessera repository converts a configuration. Off unless you switch it on, for a network that is to move.',
  source: 'Orion CHANGELOG.md, README.md',
  example: {
    bad: '«tls» = "strict"\ntlsservertrust = "whitelist"\n',
    good: '# Moved to Tessera\n',
  },
  *check({ config }) {
    const [first] = config.occurrences;
    if (!first) return;
    yield {
      at: first.key,
      message:
        'Orion has had no support since 30 November 2021, so nobody repairs its security holes. Move to Tessera; the tool orion-to-tessera converts this file.',
    };
  },
};
