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
  lineBreak: constantFrom(...lineBreaks),
  interruption: option(record({ line: nat({ max: 6 }), text: constantFrom(...interruptions) })),
  isEnded: boolean(),
  before: constantFrom(...surroundings),
  after: constantFrom(...surroundings),
});

async function verify(pasted: Pasted): Promise<void> {
  const { label, wrap, lineBreak, interruption, isEnded, before, after } = pasted;
  const body = bodyOf(pasted);
  const written = [`-----BEGIN ${label}-----`, ...body, ...(isEnded ? [`-----END ${label}-----`] : [])];
  const wrapped = written.map((line) => wrap[0] + line + wrap[1]);
  if (interruption) wrapped.splice(1 + interruption.line, 0, interruption.text);
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
function bodyOf({ seed, size, width }: Pasted): readonly string[] {
  const random = createHash('shake256', { outputLength: size }).update(String(seed)).digest();
  const encoded = Buffer.concat([Buffer.from([0x30, 0x82, 0x04, 0xa4]), random]).toString('base64');
  const lines = encoded.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
  return lines.map((line) => line.replace(/^\//, 'x').replace(/=+$/, ''));
}

export const pastedKey = target({ name: 'pasted key', inTests: 300, round: 1000, inputs, verify });
