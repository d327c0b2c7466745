/** A property that Orion accepts and never uses. */

import { unrealKeys } from '../model/properties.ts';
import type { Entry, Span } from '../toml/tree.ts';
import { removeEntry } from './edits.ts';
import type { Finding, Rule } from './rule.ts';

export const noEffectProperty: Rule = {
  code: 'no-effect-property',
  severity: 'warning',
  stage: 'shape',
  tags: ['unnecessary'],
  summary: 'Orion accepts this property, or at least does not object, and never uses it.',
  explanation:
    '`ipwhitelist` is a warning, because it looks like protection: no code reads it, and every address may connect. `clienturl`, `verbosity` and `socket` are hints. Set the log level through log4j; restrict addresses with a firewall, or rather peers with mutual TLS.',
  source: 'Config: no caller of ipWhitelist, clientUrl and verbosity outside tests',
  example: { bad: '«ipwhitelist» = ["10.0.0.1"]\n', good: 'nodenetworkinterface = "10.0.0.1"\n' },
  *check({ config }) {
    for (const { property, key, entry, value, refusals } of config.occurrences) {
      if (property.readBy !== 'none' || refusals.length > 0) continue;
      const effect = effects[property.key] ?? 'it has no effect';
      const found = (): Finding => finding(config.text, property.key, key, entry, effect);
      if (property.key !== 'ipwhitelist') yield { ...found(), severity: 'hint' };
      else if (value.items && value.items.length > 0) yield found();
    }
    for (const stray of config.strays) {
      if (stray.kind !== 'unknown' || !stray.entry) continue;
      const unreal = unrealKeys.get(stray.name);
      if (!unreal || unreal.real !== undefined) continue;
      const effect = `it is no property, although ${unreal.origin} name it`;
      yield { ...finding(config.text, stray.name, stray, stray.entry, effect), severity: 'hint' };
    }
  },
};

const effects: Readonly<Record<string, string>> = {
  ipwhitelist:
    'there is no filter on addresses, so everybody may connect. Use a firewall, or mutual TLS with a whitelist',
  clienturl: 'only clientport and clientnetworkinterface decide where the client API listens',
  verbosity: 'the log level is set through log4j',
};

function finding(text: string, name: string, { start, end }: Span, entry: Entry, effect: string): Finding {
  return {
    at: { start, end },
    message: `Orion never uses ${name}: ${effect}.`,
    fixes: () => [{ title: `Remove ${name}`, edits: [removeEntry(text, entry)] }],
  };
}
