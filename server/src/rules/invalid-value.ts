/** A switch or trust mode that Orion does not know, or that it takes and then does not recognise. */

import type { Config, Setting } from '../model/config.ts';
import { endpoints } from '../model/endpoints.ts';
import { equalsIgnoreCase } from '../model/java-text.ts';
import { editDistance, nearestFirst } from '../model/nearest.ts';
import type { Property } from '../model/properties.ts';
import { safetyOf, trustMode } from '../model/trust-modes.ts';
import { allowedChoices, type Refusal } from '../model/values.ts';
import type { Value } from '../toml/tree.ts';
import type { Finding, Fix, Rule } from './rule.ts';
import { switchMeaning } from './switch-words.ts';
import { listed, replaceString, shown } from './wording.ts';

type ChoiceRefusal = Extract<Refusal, { kind: 'choice' }>;

export const invalidValue: Rule = {
  code: 'invalid-value',
  severity: 'error',
  stage: 'shape',
  summary: 'A switch or trust mode has a value that Orion does not know, so Orion stops or leaves TLS off.',
  explanation:
    'The switches take `strict` and `off` and nothing else, neither `true` nor `on`. Trust modes are a fixed list; `tlsclienttrust` takes eight of the ten, without the spellings `insecure-tofa` and `insecure-ca-or-tofa`. Case does not count, blanks do. A look-alike letter such as the `ı` of `strıct` passes the check, and is then not `strict`: TLS stays off, which is a warning here because Orion starts.',
  source: 'Config.configSchema; Tuweni 1.3.0: PropertyValidator.anyOfIgnoreCase; NodeHttpClientBuilder',
  example: { bad: 'tls = «"on"»\n', good: 'tls = "strict"\n' },
  *check({ config }) {
    for (const setting of config.occurrences) {
      for (const refusal of setting.refusals) if (refusal.kind === 'choice') yield unknownChoice(setting, refusal);
      const lookalike = findLookalike(config, setting);
      if (lookalike) yield lookalike;
    }
  },
};

function unknownChoice({ property, value }: Setting, refusal: ChoiceRefusal): Finding {
  const ranked = rank(property, refusal.text, refusal.allowed);
  const [best, ...others] = ranked.map((choice) => `"${choice}"`);
  const serverOnly = trustMode(refusal.text.toLowerCase());
  const message = serverOnly
    ? `"${shown(refusal.text)}" is a spelling for servers only, and ${property.key} is about outgoing connections, so Orion stops. Write ${best}, which does the same, or another mode: ${listed(others)}.`
    : `${property.key} does not take "${shown(refusal.text)}", so Orion stops. Write ${listed([best ?? '', ...others])}.`;
  const fixes = ranked.map((choice, index) => fixTo(property, value, choice, index === 0));
  return { at: refusal, message, fixes };
}

/** The allowed choices, the one that is meant first. */
function rank(property: Property, text: string, allowed: readonly string[]): readonly string[] {
  const meant = property.format === 'switch' ? switchMeaning(text) : trustMode(text.toLowerCase())?.aliasOf;
  const word = text.trim().toLowerCase();
  // "record" means insecure-record, though many modes are nearer letter by letter.
  const short = (choice: string) => choice.replace(/^insecure-/, '');
  const distance = (choice: string) => Math.min(editDistance(word, choice), editDistance(word, short(choice)) + 1);
  return nearestFirst(word, allowed)
    .map((choice) => ({ choice, distance: choice === meant ? -1 : distance(choice) }))
    .sort((left, right) => left.distance - right.distance)
    .map(({ choice }) => choice);
}

function fixTo(property: Property, value: Value, choice: string, preferred: boolean): Fix {
  const weakens = weakening(property, choice);
  return {
    title: `Write "${choice}"`,
    edits: [replaceString(value, choice)],
    ...(preferred && { preferred }),
    ...(weakens !== undefined && { weakens }),
  };
}

/** What is lost by this choice; undefined where it protects. */
export function weakening(property: Property, choice: string): string | undefined {
  const mode = property.format === 'trust-mode' ? trustMode(choice) : undefined;
  const endpoint = endpoints.find((candidate) => candidate.trust === property.key);
  if (!mode || !endpoint) return undefined;
  const safety = safetyOf(mode);
  if (safety === 'open') return `With ${choice} every certificate is accepted, from anybody.`;
  return safety === 'first-use' && endpoint.role === 'accepts'
    ? `With ${choice} a stranger gets in whose certificate carries a name that was not seen before.`
    : undefined;
}

/** Passes the check, which folds case as Java does, but is no choice once it is in lower case. */
function findLookalike(config: Config, { property, value, texts, usable }: Setting): Finding | undefined {
  const text = usable ? texts[0]?.text : undefined;
  if (text === undefined) return undefined;
  const allowed = allowedChoices(property);
  const meant = allowed.find((choice) => equalsIgnoreCase(choice, text));
  if (meant === undefined || text.toLowerCase() === meant) return undefined;
  const fixes = rank(property, meant, allowed).map((choice, index) => fixTo(property, value, choice, index === 0));
  const fact = `"${shown(text)}" contains a letter that only looks like one of "${meant}"`;
  if (property.format === 'switch') {
    const message = `${fact}: Orion accepts it, does not recognise it as strict, and leaves TLS off in silence. Write "${meant}".`;
    return { at: value, severity: 'warning', message, fixes };
  }
  const strict = config.strictEndpoints.some(({ endpoint }) => endpoint.trust === property.key);
  const message = `${fact}: Orion accepts it and then stops, because it knows no such mode. Write "${meant}".`;
  return strict ? { at: value, message, fixes } : undefined;
}
