/** A switch or trust mode that Orion does not know, or that it takes and then does not recognise. */

import type { Config } from '../model/config.ts';
import { endpoints } from '../model/endpoints.ts';
import { equalsIgnoreCase } from '../model/java-text.ts';
import { editDistance, toleranceFor } from '../model/nearest.ts';
import type { Property } from '../model/properties.ts';
import type { Setting } from '../model/statements.ts';
import { isInsecure, safetyOf, trustMode } from '../model/trust-modes.ts';
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
  const offered = offer(property, refusal.text, refusal.allowed);
  const [best, ...others] = offered.map((choice) => `"${choice}"`);
  const serverOnly = trustMode(refusal.text.toLowerCase());
  const message = serverOnly
    ? `"${shown(refusal.text)}" is a spelling for servers only, and ${property.key} is about outgoing connections, so Orion stops. Write ${best}, which does the same, or ${listed(others)}.`
    : `${property.key} does not take "${shown(refusal.text)}", so Orion stops. Write ${listed([best ?? '', ...others])}.`;
  const fixes = () => offered.map((choice, index) => fixTo(property, value, choice, index === 0));
  return { at: refusal, message, fixes };
}

/** As many as fit into a message and a menu; the hover of the value names them all. */
const mostOffered = 3;

/** What may be meant, the nearest first, and then what protects: a mode that lets strangers in is offered to nobody who did not write it. */
function offer(property: Property, text: string, allowed: readonly string[]): readonly string[] {
  const word = text.trim().toLowerCase();
  const meant = property.format === 'switch' ? switchMeaning(word) : trustMode(word)?.aliasOf;
  const candidates = allowed.map((choice) => ({
    choice,
    distance: choice === meant ? -1 : distanceTo(word, choice),
    protects: weakening(property, choice) === undefined,
  }));
  const near = candidates
    .filter(({ choice, distance }) => distance <= toleranceFor(choice))
    .sort((left, right) => left.distance - right.distance);
  const others = candidates.filter((candidate) => candidate.protects && !near.includes(candidate));
  return [...near, ...others].slice(0, mostOffered).map(({ choice }) => choice);
}

function distanceTo(word: string, choice: string): number {
  // "record" means insecure-record, though many modes are nearer letter by letter.
  return Math.min(editDistance(word, choice), editDistance(word, choice.replace(/^insecure-/, '')) + 1);
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
  if (!isInsecure(mode, endpoint.role)) return undefined;
  return safetyOf(mode) === 'open'
    ? `With ${choice} every certificate is accepted, from anybody.`
    : `With ${choice} a stranger gets in whose certificate carries a name that was not seen before.`;
}

/** Passes the check, which folds case as Java does, but is no choice once it is in lower case. */
function findLookalike(config: Config, { property, value, texts, usable }: Setting): Finding | undefined {
  const text = usable ? texts[0]?.text : undefined;
  if (text === undefined) return undefined;
  const allowed = allowedChoices(property);
  if (allowed.includes(text)) return undefined;
  const meant = allowed.find((choice) => equalsIgnoreCase(choice, text));
  if (meant === undefined || text.toLowerCase() === meant) return undefined;
  const fixes = () =>
    offer(property, meant, allowed).map((choice, index) => fixTo(property, value, choice, index === 0));
  const fact = `"${shown(text)}" contains a letter that only looks like one of "${meant}"`;
  if (property.format === 'switch') {
    const message = `${fact}: Orion accepts it, does not recognise it as strict, and leaves TLS off in silence. Write "${meant}".`;
    return { at: value, severity: 'warning', message, fixes };
  }
  const strict = config.strictEndpoints.some(({ endpoint }) => endpoint.trust === property.key);
  const message = `${fact}: Orion accepts it and then stops, because it knows no such mode. Write "${meant}".`;
  return strict ? { at: value, message, fixes } : undefined;
}
