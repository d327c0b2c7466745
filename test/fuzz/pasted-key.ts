/** Target: private keys in configurations, in whatever way people write them there. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type Arbitrary, boolean, constantFrom, integer, nat, option, record } from 'fast-check';
import { withoutPrivateKeys } from '../../server/src/pki/pem-text.ts';
import { target } from './target.ts';

const labels = ['PRIVATE KEY', 'EC PRIVATE KEY', 'RSA PRIVATE KEY', 'ENCRYPTED PRIVATE KEY', 'OPENSSH PRIVATE KEY'];

/** What stands around each line. */
const wraps: readonly (readonly [before: string, behind: string])[] = [
  ...[' ', '\t', '# ', '#', '# > ', '> ', '// ', '; ', '- ', '* ', '| ', '12: ', '7 ', '\\t'].map(
    (before) => [before, ''] as const,
  ),
  ...[' ', ' # a comment', '\\', '",'].map((behind) => ['', behind] as const),
  ['', ''],
  ['"', '",'],
  ["  '", "',"],
  ['["', '"],'],
  ['# "', '", # x'],
];

const lineBreaks = ['\n', '\r\n', '\\n', '\\r\\n', '\\\\n', '\\u000A', '\\u000d\\u000a'];

/** What is left of one where a shell or a program has eaten a part of it. Then nothing stands around a line. */
const eatenBreaks = ['n', 'rn', '%0A', ' '];

/** What may stand between two lines of a key. */
const interruptions = ['', '!!', 'X-Vault: a b', '# a comment', 'tls = "off"', '"a word",'];

const surroundings = [
  '',
  'nodeurl = "https://Node1.example:8080/"\n',
  'privatekeys = ["/srv/Orion/networks/Production1/node1/keys/tm"]\n',
  `# node1 ${'a1'.repeat(32)}\n`,
];

/** Where something interrupts a key that has no END, shorter pieces could be paths. */
const leastLeak = 40;

interface Pasted {
  readonly label: string;
  readonly seed: number;
  /** In bytes. */
  readonly size: number;
  readonly width: number;
  readonly wrap: (typeof wraps)[number];
  readonly lineBreak: string;
  /** How the body begins: as a key does, encrypted the old way, or without its first line. */
  readonly beginning: 'whole' | 'encrypted' | 'cut';
  readonly interruption: { readonly line: number; readonly text: string } | null;
  readonly isEnded: boolean;
  readonly before: string;
  readonly after: string;
}

const inputs: Arbitrary<Pasted> = record({
  label: constantFrom(...labels),
  seed: nat(),
  size: integer({ min: 60, max: 1200 }),
  width: constantFrom(64, 64, 76, 40),
  wrap: constantFrom(...wraps),
  lineBreak: constantFrom(...lineBreaks, ...eatenBreaks),
  beginning: constantFrom('whole', 'whole', 'encrypted', 'cut'),
  interruption: option(record({ line: nat({ max: 6 }), text: constantFrom(...interruptions) })),
  isEnded: boolean(),
  before: constantFrom(...surroundings),
  after: constantFrom(...surroundings),
});

async function verify(pasted: Pasted): Promise<void> {
  const { label, wrap, lineBreak, beginning, interruption, before, after } = pasted;
  // Without END and without a beginning there is nothing by which anybody could tell.
  const isEnded = pasted.isEnded || beginning === 'cut';
  const body = bodyOf(pasted);
  const headers = beginning === 'encrypted' ? ['Proc-Type: 4,ENCRYPTED', 'DEK-Info: AES-128-CBC,00112233'] : [];
  const end = isEnded ? [`-----END ${label}-----`] : [];
  const written = [`-----BEGIN ${label}-----`, ...headers, ...body, ...end];
  const isEaten = eatenBreaks.includes(lineBreak);
  const [front, back] = isEaten ? ['', ''] : wrap;
  const wrapped = written.map((line) => front + line + back);
  if (interruption && !isEaten) wrapped.splice(1 + interruption.line, 0, interruption.text);
  const text = `${before}${wrapped.join(lineBreak)}\n${after}`;
  const masked = withoutPrivateKeys(text);
  assert.equal(masked.length, text.length);
  assert.ok(masked.startsWith(before), 'what stands before is left');
  assert.ok(masked.endsWith(`\n${after}`), 'what stands behind is left');
  for (const line of body) {
    for (let start = 0; start + leastLeak <= line.length; start += 1)
      assert.ok(!masked.includes(line.slice(start, start + leastLeak)), `a piece is left of ${line}`);
  }
  assert.equal(withoutPrivateKeys(masked), masked);
}

/** As long and as random as a key, and with lines of which none looks like a path. */
function bodyOf({ seed, size, width, beginning }: Pasted): readonly string[] {
  const random = createHash('shake256', { outputLength: size }).update(String(seed)).digest();
  const start = beginning === 'whole' ? [0x30, 0x82, 0x04, 0xa4] : [];
  const encoded = Buffer.concat([Buffer.from(start), random]).toString('base64');
  const lines = encoded.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
  const withOneSlash = (line: string) => {
    const first = line.indexOf('/', 1);
    return line.replace(/\//g, (slash, at) => (at === first ? slash : 'x'));
  };
  return lines.map((line) => withOneSlash(line).replace(/=+$/, ''));
}

export const pastedKey = target({ name: 'pasted key', inTests: 300, round: 1000, inputs, verify });
