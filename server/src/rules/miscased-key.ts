/** A key of Orion's in upper or mixed case. */

import { type Config, readConfig } from '../model/config.ts';
import { unrealKeys } from '../model/properties.ts';
import type { Stray } from '../model/statements.ts';
import { lineCounter } from '../toml/ordered.ts';
import { removeEntry } from './edits.ts';
import { keyCountMismatch } from './key-count-mismatch.ts';
import { keyEffect } from './key-effect.ts';
import { portConflict } from './port-conflict.ts';
import type { Edit, Fix, Rule, Subject } from './rule.ts';

type MiscasedStray = Extract<Stray, { kind: 'miscased' }>;

export const miscasedKey: Rule = {
  code: 'miscased-key',
  severity: 'warning',
  stage: 'shape',
  summary: 'A key of Orion is written with capital letters, and Orion ignores it.',
  explanation:
    'Keys are case-sensitive and all lower case. `TLS = "strict"` leaves TLS off without a word. Orion\'s own documentation writes `clientconnectionTlsServerTrust` in one place, which has no effect either.',
  source: 'Tuweni 1.3.0: Schema, MutableTomlTable',
  example: { bad: '«TLS» = "strict"\n', good: 'tls = "strict"\n' },
  *check(subject) {
    const { config } = subject;
    const lineOf = lineCounter(config.text);
    const seen = new Set<string>();
    for (const stray of config.strays) {
      if (stray.kind !== 'miscased') continue;
      const { key } = stray.property;
      // The branches of a template may each set a key once.
      const written = config.template ? undefined : config.settings.get(key);
      const origin = unrealKeys.get(stray.name)?.origin;
      const isFirst = !seen.has(key) && !config.settings.has(key);
      seen.add(key);
      const fact = `Orion ignores ${stray.name}${origin ? `, although ${origin} writes it so` : ''}`;
      yield {
        at: stray,
        message: written
          ? `${fact}: keys are lower case, and ${key} is set on line ${lineOf(written.entry.start)}. Remove this line.`
          : `${fact}, because keys are lower case. Write ${key}.`,
        related: written ? [{ at: written.key, message: `${key} is set here` }] : [],
        fixes: () => [written ? removal(config, stray) : spelling(subject, stray, isFirst)],
      };
    }
  },
};

/** With the right key already there, a second one would stop Orion. */
function removal(config: Config, { entry, name }: MiscasedStray): Fix {
  return { title: `Remove ${name}`, edits: [removeEntry(config.text, entry)] };
}

/** Of several definitions of one key a person must choose: Orion stops on a duplicate, and a template may have it in each branch. */
function spelling(subject: Subject, { start, end, entry, property: { key } }: MiscasedStray, first: boolean): Fix {
  const { valid, weakens } = keyEffect(subject.config, key, entry);
  const edit = { start, end, newText: key };
  return {
    title: `Write ${key}`,
    edits: [edit],
    preferred: true,
    ...(first && valid && weakens === undefined && !bringsConflict(subject, edit) && { safe: true }),
    ...(weakens !== undefined && { weakens }),
  };
}

/** Whether the value, once Orion sees it, contradicts another one, so that Orion stops where it has been running. */
function bringsConflict(subject: Subject, { start, end, newText }: Edit): boolean {
  const { text } = subject.config;
  const after = { ...subject, config: readConfig(text.slice(0, start) + newText + text.slice(end)) };
  const conflicts = (judged: Subject) => [...portConflict.check(judged), ...keyCountMismatch.check(judged)].length;
  return conflicts(after) > conflicts(subject);
}
