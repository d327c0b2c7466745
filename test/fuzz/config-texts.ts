/** Texts of configurations for the fuzzer: those of the other tests, and the examples, whole, mixed and damaged. */

import { readFileSync } from 'node:fs';
import type { Arbitrary } from 'fast-check';
import { rules } from '../../server/src/rules/index.ts';
import { everyValue, foreignToml, mutatedConfigs } from '../orion/config-corpus.ts';
import type { Random } from '../support/random.ts';
import { damage, generateSoup, SAMPLE } from '../support/toml-documents.ts';
import { texts } from './generated.ts';

const examples = [
  ...['good/orion.conf', 'sample/orion.conf', 'first-steps/orion.conf', 'template/orion.conf.j2', 'eclipse/orion.conf'],
  ...['network/node1/orion.conf', 'mistakes/capital-letters.orion.conf', 'mistakes/half-a-pair.orion.conf'],
].map((name) => readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8'));

const wholes = [SAMPLE, ...examples, ...rules.flatMap(({ example: { bad, good } }) => [unmarked(bad), good])];
const values = [...everyValue()];
const comments = [
  ...[
    '# orion-ignore: missing-port',
    '# orion-ignore-file: unknown-key',
    '# orion-ignore: x, y because',
    '#orion-ignore:',
  ],
  ...['{% if a %}', '{{ b }}', '{% endif %}', 'a = "{{ c }}"', 'tls = "<TLS>"', '[tls]', '[[x]]', '\ufeff', '\r', '\f'],
];

/** Everything from a right configuration to rubbish. */
export const configTexts: Arbitrary<string> = texts(mutated, foreign, whole, crossed, crossed, plain, generateSoup);

function mutated(random: Random): string {
  return [...mutatedConfigs(random.below(2 ** 31), 1)].join('');
}

function foreign(random: Random): string {
  return [...foreignToml(random.below(2 ** 31), 1)].join('');
}

function whole(random: Random): string {
  return damage(random.pick(wholes), random);
}

/** Lines of several configurations in any order, with comments of ours between. */
function crossed(random: Random): string {
  const lineBreak = random.pick(['\n', '\n', '\n', '\r\n']);
  const lines: string[] = [];
  for (let left = 1 + random.below(3); left > 0; left -= 1) {
    const source = random.pick(wholes).split(/\r?\n/);
    const from = random.below(source.length);
    lines.push(...source.slice(from, from + 1 + random.below(12)));
  }
  for (let left = random.below(4); left > 0; left -= 1) {
    const line = random.pick(random.chance(0.5) ? values : comments).trimEnd();
    lines.splice(random.below(lines.length + 1), 0, line);
  }
  const text = lines.join(lineBreak) + random.pick(['', lineBreak]);
  return random.chance(0.3) ? damage(text, random) : text;
}

function plain(random: Random): string {
  return Array.from({ length: 1 + random.below(6) }, () => random.pick(values)).join('');
}

/** Examples of rules mark what is reported. */
function unmarked(text: string): string {
  return text.replaceAll(/[«»]/g, '');
}
