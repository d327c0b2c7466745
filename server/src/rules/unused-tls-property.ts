/** A TLS property whose switch is off. */

import { endpointKeys } from '../model/config.ts';
import { removeEntry, setProperty } from './edits.ts';
import type { Rule } from './rule.ts';

export const unusedTlsProperty: Rule = {
  code: 'unused-tls-property',
  severity: 'hint',
  stage: 'meaning',
  tags: ['unnecessary'],
  summary: 'A TLS property is written but its switch is off, so Orion does not use it.',
  explanation:
    'The eleven `tls…` properties count only with `tls = "strict"`, the `clientconnectiontls…` properties only with `clientconnectiontls = "strict"`. Both switches are `off` by default. Orion still checks the form of the values.',
  source: 'Orion.run, NodeHttpClientBuilder',
  example: {
    bad: 'tls = "off"\n«tlsservertrust = "whitelist"»\n',
    good: 'tls = "strict"\ntlsservertrust = "whitelist"\n',
  },
  *check({ config }) {
    if (config.template) return;
    for (const { endpoint, tls } of config.endpoints) {
      if (tls !== 'off') continue;
      const governing = config.settings.get(endpoint.switch);
      const off = governing ? `${endpoint.switch} is "off"` : `${endpoint.switch} is not set, which means "off"`;
      for (const key of endpointKeys(endpoint)) {
        const setting = config.settings.get(key);
        if (!setting) continue;
        yield {
          at: { start: setting.key.start, end: setting.value.end },
          message: `Orion does not use ${key}, because ${off}. Set ${endpoint.switch} = "strict" to put it into effect, or remove it.`,
          related: governing ? [{ at: governing.value, message: 'TLS is switched off here' }] : [],
          fixes: () => [
            {
              title: `Switch TLS on: ${endpoint.switch} = "strict"`,
              edits: [setProperty(config, endpoint.switch, 'strict', setting.entry)],
            },
            { title: `Remove ${key}`, edits: [removeEntry(config.text, setting.entry)] },
          ],
        };
      }
    }
  },
};
