/** Known-hosts files of every kind, with a certificate that is to be added to each; the same ones for the same seed. */

import { type Random, randomFrom } from '../support/random.ts';

export interface KnownHostsCase {
  readonly bytes: Uint8Array;
  readonly identifier: string;
  /** Lower-case hex. */
  readonly fingerprint: string;
}

const fingerprint = '0123456789abcdef'.repeat(4);

const identifiers = [
  ...[
    'a',
    'b',
    'node1.example:8080',
    'Node1.Example:8080',
    '127.0.0.1:8080',
    '[::1]:1',
    'ä',
    'Ä',
    'É',
    'İ',
    'ΑΣ',
    'ẞ',
    'Ǆ',
    '𐐀',
  ],
  ...[
    'a\\,b',
    'a=b',
    '"a"',
    '//a',
    ';a',
    'a#b',
    '\\#a',
    'a\u0000b',
    'a\u00a0b',
    'a\u3000b',
    'a\u2028b',
    'a\u0085b',
    '\u200ba',
    'x'.repeat(300),
  ],
];
const separators = [
  ' ',
  ' ',
  ' ',
  '  ',
  '\t',
  ' \t ',
  '\v',
  '\f',
  ' \u0001',
  ' \u001c',
  '\u001f',
  '\u00a0',
  '\u2003',
  '\u0085',
  '\u3000',
  '',
];
const fingerprints = [
  ...[fingerprint, fingerprint, fingerprint.toUpperCase(), `0x${fingerprint}`, `0X${fingerprint}`, colons(fingerprint)],
  ...[
    colons(fingerprint.toUpperCase()),
    `0x${colons(fingerprint)}`,
    `:${fingerprint}:`,
    '::',
    '0x',
    '0x:',
    '0:x',
    '0:xab',
    'ab',
    'AB:cd',
  ],
  ...[
    'a',
    'abc',
    'xy',
    'SHA256:ab',
    'sha256 Fingerprint=AB',
    'ab cd',
    'ab-cd',
    'ab #c',
    'ab#c',
    'ａｂ',
    '٠١',
    '0x0xab',
    '\u00a0ab',
    'ab\u00a0',
  ],
  ...[
    'ab\u0000',
    'ab\u0001cd',
    `${fingerprint} ${fingerprint}`,
    `${fingerprint};`,
    `"${fingerprint}"`,
    'ab'.repeat(20),
    'ab'.repeat(33),
    '0xa',
  ],
];
const wholeLines = [
  ...[
    '',
    ' ',
    '\t',
    '#',
    '# comment',
    '  # indented',
    `#a ${fingerprint}`,
    '\u0000# c',
    '\u00a0# c',
    '\ufeff# c',
    '\ufeff',
    'lonely',
    '// c',
  ],
  ...['a', 'a ', ' a', '\v', '\u001c', '\u00a0', '\u2028', '; c', `\ufeffa ${fingerprint}`, `a ${fingerprint} # c`],
];
const lineEnds = ['\n', '\n', '\n', '\r\n', '\r\n', '\r', '\n\n', '\n\r', '\u2028', '\u0085', '\v', '\f', '\u0000'];
const soup = [
  ...'aZ0f:x# \t\n\r\v\f',
  '0x',
  '\u00a0',
  '\ufeff',
  '\u0000',
  'ä',
  '😀',
  '\u001c',
  '\u0130',
  ...'abcdef0123456789',
];

/** `count` files. */
export function* knownHostsCases(seed: number, count: number): Iterable<KnownHostsCase> {
  const random = randomFrom(seed);
  for (const line of wholeLines) yield { bytes: Buffer.from(line), identifier: 'a', fingerprint };
  for (const text of fingerprints) yield { bytes: Buffer.from(`A ${text}\n`), identifier: 'a', fingerprint };
  for (const text of identifiers) yield { bytes: Buffer.from(`${text} ab\n`), identifier: text, fingerprint };
  for (let left = count; left > 0; left -= 1) {
    const text = random.pick([plausible, plausible, mixed, mixed, tokens])(random);
    yield { bytes: asBytes(text, random), identifier: namedIn(text, random), fingerprint: newFingerprint(random) };
  }
}

function colons(hex: string): string {
  return hex.replace(/..(?=.)/g, '$&:');
}

/** Lines that Orion takes, in many spellings. */
function plausible(random: Random): string {
  const spellings = [
    fingerprint,
    fingerprint.toUpperCase(),
    colons(fingerprint),
    `0x${fingerprint}`,
    'AB',
    newFingerprint(random),
  ];
  return lines(random, () => {
    if (random.chance(0.2)) return random.pick(['', '# comment', '  # C', ' ', '#']);
    return `${random.pick(['', '', ' '])}${random.pick(identifiers.slice(0, 20))}${random.pick([' ', '  ', '\t'])}${random.pick(spellings)}${random.pick(['', '', ' '])}`;
  });
}

function mixed(random: Random): string {
  return lines(random, () => {
    if (random.chance(0.2)) return random.pick(wholeLines);
    return (
      random.pick(identifiers) +
      random.pick(separators) +
      random.pick(random.chance(0.7) ? fingerprints.slice(0, 7) : fingerprints)
    );
  });
}

function lines(random: Random, line: () => string): string {
  const usual = random.pick(['\n', '\n', '\r\n', 'any']);
  let text = '';
  for (let left = random.below(6); left > 0; left -= 1)
    text += line() + (usual === 'any' ? random.pick(lineEnds) : usual);
  return random.chance(0.3) ? text.replace(/[\r\n]+$/, '') : text;
}

function tokens(random: Random): string {
  let text = '';
  for (let left = random.below(40); left > 0; left -= 1) text += random.pick(soup);
  return text;
}

function asBytes(text: string, random: Random): Uint8Array {
  const bytes = Buffer.from(random.chance(0.03) ? `\ufeff${text}` : text);
  if (bytes.length > 0 && random.chance(0.03))
    bytes[random.below(bytes.length)] = random.pick([0x80, 0xc3, 0xff, 0xed]);
  return bytes;
}

/** A name of the file in some spelling, or a new one. */
function namedIn(text: string, random: Random): string {
  const names = text.split(/\s+/).filter((name) => name !== '');
  if (names.length === 0 || random.chance(0.3)) return random.pick(['new.example:1', 'New', 'my node', 'ä', '#x', 'İ']);
  const name = random.pick(names);
  return random.pick([name, name.toLowerCase(), name.toUpperCase()]);
}

function newFingerprint(random: Random): string {
  let hex = '';
  while (hex.length < 64) hex += random.pick([...'0123456789abcdef']);
  return hex;
}
