/** Thousands of configurations, from right to hopeless, the same ones for the same seed. */

import { type Property, properties } from '../../server/src/model/properties.ts';
import { type Random, randomFrom } from '../support/random.ts';
import { damage, generateDocument, generateSoup, SAMPLE } from '../support/toml-documents.ts';
import { anyValues, integerTexts, strayLines, textsFor } from './config-values.ts';

/** Every key with every value that is interesting for it, alone in a file. */
export function* everyValue(): Iterable<string> {
  for (const property of properties) {
    for (const value of [...ownValues(property), ...anyValues]) yield `${property.key} = ${value}\n`;
  }
}

function ownValues(property: Property): readonly string[] {
  if (property.type === 'integer') return integerTexts;
  const texts = textsFor(property).map((text) => `"${text}"`);
  if (property.type === 'string') return texts;
  return texts.flatMap((text, index) => (index % 2 === 0 ? [`[${text}]`] : [`["http://b:2/", ${text}]`]));
}

/** Whole configurations with up to four mistakes in them. */
export function* mutatedConfigs(seed: number, count: number): Iterable<string> {
  const random = randomFrom(seed);
  for (let left = count; left > 0; left -= 1) yield wellFormed(mutate(random));
}

/** TOML that has little to do with Orion: generated, damaged, and tokens in any order. */
export function* foreignToml(seed: number, count: number): Iterable<string> {
  const random = randomFrom(seed);
  const kinds = [
    () => generateDocument(random),
    () => damage(generateDocument(random), random),
    () => generateSoup(random),
  ];
  for (let left = count; left > 0; left -= 1) yield wellFormed(random.pick(kinds)());
}

/** A file holds no lone surrogates. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}

function mutate(random: Random): string {
  if (random.chance(0.1)) return damage(SAMPLE, random);
  const lines = plausibleLines(random);
  for (let left = random.below(4); left > 0; left -= 1) random.pick(mutations)(lines, random);
  const text = join(lines, random);
  return random.chance(0.15) ? damage(text, random) : text;
}

/** Statements of a config without mistakes, in any order. */
function plausibleLines(random: Random): string[] {
  const lines: string[] = [];
  const keys = new Set<string>();
  for (let left = 1 + random.below(12); left > 0; left -= 1) {
    const property: Property = random.pick(properties);
    if (keys.has(property.key)) continue;
    keys.add(property.key);
    lines.push(`${property.key} = ${plausibleValue(property, random)}`);
    if (random.chance(0.1)) lines.push(random.pick(['', '# comment', '  ', '#', '# tls = "on"', '# \u00e9\u2028x']));
  }
  return lines;
}

function plausibleValue(property: Property, random: Random): string {
  if (property.type === 'integer') return random.pick(['0', '1', '2', '3', '0x1', '+2']);
  const count = property.type === 'string' ? 1 : random.below(4);
  const texts = Array.from({ length: count }, () => quoted(plausibleText(property, random), random));
  if (property.type === 'string') return texts.join('');
  const comma = random.pick([',', ', ', ' , ', ',\n  ', ', # c\n  ', ',\r\n']);
  const last = count > 0 && random.chance(0.2) ? comma : '';
  return `[${random.pick(['', ' ', '\n  '])}${texts.join(comma)}${last}${random.pick(['', ' ', '\n'])}]`;
}

function plausibleText({ format }: Property, random: Random): string {
  switch (format) {
    case 'switch':
      return random.pick(['off', 'strict', 'Strict']);
    case 'trust-mode':
      return random.pick(['whitelist', 'ca', 'tofu', 'CA-or-TOFU', 'insecure-record']);
    case 'url':
      return random.pick(['http://a:1/', 'https://node1.example:8080', 'http://10.0.0.1:9/']);
    case 'storage':
      return random.pick(['leveldb', 'mapdb:x', 'memory', 'leveldb:db']);
    default:
      return random.pick(['a.pem', '/etc/orion/a', '127.0.0.1', 'ä/ö', 'x y']);
  }
}

function quoted(text: string, random: Random): string {
  return random.pick([
    `"${text}"`,
    `"${text}"`,
    `"${text}"`,
    `'${text}'`,
    `"""${text}"""`,
    `'''${text}'''`,
    `"""\n${text}"""`,
  ]);
}

type Mutation = (lines: string[], random: Random) => void;

const mutations: readonly Mutation[] = [
  (lines, random) => insert(lines, random.pick(strayLines), random),
  (lines, random) => insert(lines, random.pick(strayLines), random),
  (lines, random) => insert(lines, `${random.pick(properties).key} = ${random.pick(anyValues)}`, random),
  (lines, random) => {
    const property = random.pick(properties);
    insert(lines, `${property.key} = ${random.pick(ownValues(property))}`, random);
  },
  (lines, random) => rewriteKey(lines, random),
  (lines, random) => rewriteKey(lines, random),
  (lines, random) => {
    const line = lines[random.below(lines.length)];
    if (line !== undefined) insert(lines, random.chance(0.5) ? line : line.replace(/^(\w+)/, '"$1"'), random);
  },
  (lines, random) => rewriteValue(lines, random, () => random.pick(anyValues)),
  (lines, random) =>
    rewriteValue(lines, random, (key) => {
      const property = properties.find((candidate) => candidate.key === key);
      return random.pick(property ? ownValues(property) : integerTexts);
    }),
  (lines, random) =>
    rewriteValue(
      lines,
      random,
      (_, value) => value + random.pick([' ', '\t', ';', ',', ' # c', '#c', ' x', '\r', '\f', '\u00a0']),
    ),
  (lines, random) =>
    rewriteValue(lines, random, (_, value) =>
      value.replace(/,/g, random.pick(['\n,', ' ,', ',,', ';', ',\n\n', ',# c\n'])),
    ),
];

function insert(lines: string[], line: string, random: Random): void {
  lines.splice(random.below(lines.length + 1), 0, line);
}

function rewriteKey(lines: string[], random: Random): void {
  const index = random.below(lines.length);
  const spellings: readonly ((key: string) => string)[] = [
    (key) => key.toUpperCase(),
    (key) => `"${key}"`,
    (key) => `'${key}'`,
    (key) => ` ${key}`,
    (key) => `\t${key}\t`,
    (key) => `${key}.x`,
    (key) => `x.${key}`,
    (key) => `${key} .`,
    (key) => `"${key}`,
    (key) => `"""${key}"""`,
    (key) => key.replace('t', 'ţ'),
    (key) => `"${key.replace('l', '\\u006c')}"`,
    (key) => `${key}${key.at(-1)}`,
    (key) => key.slice(0, -1),
    (key) => `${key}\u00a0`,
    (key) => `\ufeff${key}`,
    () => '',
  ];
  const spell = random.pick(spellings);
  lines[index] = (lines[index] ?? '').replace(/^\w+/, spell);
}

function rewriteValue(lines: string[], random: Random, change: (key: string, value: string) => string): void {
  const index = random.below(lines.length);
  const [, key = '', value = ''] = /^(\w+) = (.*)$/s.exec(lines[index] ?? '') ?? [];
  if (key !== '') lines[index] = `${key}${random.pick([' = ', '=', '  =\t', ' = '])}${change(key, value)}`;
}

function join(lines: readonly string[], random: Random): string {
  const lineEnd = random.pick(['\n', '\n', '\n', '\r\n', 'mixed']);
  const ends = ['\n', '\n', '\n', '\r\n', '\r\n', '\n\n', '\r', ' \n'];
  const text = lines.map((line) => line + (lineEnd === 'mixed' ? random.pick(ends) : lineEnd)).join('');
  if (random.chance(0.1)) return text.trimEnd();
  return random.chance(0.02) ? `\ufeff${text}` : text;
}
