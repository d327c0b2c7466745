/** Inlay hints: where they stand, what they say, where there are none. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MarkupContent } from 'vscode-languageserver-types';
import { inlayHints } from '../../server/src/features/inlay-hints.ts';
import { fixture, makeCertificate } from '../support/fixtures.ts';
import { type FeatureSurroundings, makeContext } from '../support/make-context.ts';
import { forbidden } from '../support/memory-files.ts';

/** The text with each hint in brackets where it stands. */
async function withHints(source: string, surroundings: FeatureSurroundings = {}): Promise<string> {
  const context = await makeContext(source, surroundings);
  const hints = inlayHints(context, { start: 0, end: source.length });
  const placed = hints
    .map(({ position, label }) => ({ offset: context.document.offsetAt(position), label: String(label) }))
    .sort((left, right) => right.offset - left.offset);
  return placed.reduce((text, { offset, label }) => `${text.slice(0, offset)} [${label}]${text.slice(offset)}`, source);
}

const strict = (rest: string) => `tls = "strict"\n${rest}\n`;
const files = { 'c.pem': 'cert', 'k.pem': 'key', 'tls-client-cert.pem': 'cert', 'tls-client-key.pem': 'key' };

const cases: readonly {
  readonly name: string;
  readonly source: string;
  readonly expected: string;
  readonly surroundings?: FeatureSurroundings;
}[] = [
  {
    name: 'a certificate that still counts',
    source: strict('tlsservercert = "c.pem" # ours\ntlsserverkey = "k.pem"'),
    expected: strict('tlsservercert = "c.pem" [expires in 516 days] # ours\ntlsserverkey = "k.pem"'),
  },
  {
    name: 'expired',
    source: strict('tlsservercert = "c.pem"'),
    expected: strict('tlsservercert = "c.pem" [expired 12 days ago]'),
    surroundings: { files: { ...files, 'c.pem': 'expired-cert' } },
  },
  {
    name: 'in its last hours',
    source: strict('tlsservercert = "c.pem"'),
    expected: strict('tlsservercert = "c.pem" [expires in less than a day]'),
    surroundings: { files: { ...files, 'c.pem': 'expiring-cert' }, now: '2026-01-10T12:00:00Z' },
  },
  {
    name: 'not yet valid',
    source: strict('tlsservercert = "c.pem"'),
    expected: strict('tlsservercert = "c.pem" [valid from 2026-02-01]'),
    surroundings: { files: { ...files, 'c.pem': 'future-cert' } },
  },
  {
    name: 'each item of a chain list, with TLS off as well',
    source: 'tlsserverchain = ["c.pem", "none.pem", "old.pem"]\n',
    expected: 'tlsserverchain = ["c.pem" [expires in 516 days], "none.pem", "old.pem" [expired 12 days ago]]\n',
    surroundings: { files: { ...files, 'old.pem': 'expired-cert' } },
  },
  {
    name: 'a pair that Orion will create',
    source: strict('tlsservercert = "new.pem"\ntlsserverkey = "new.key"'),
    expected: strict(
      'tlsservercert = "new.pem" [Orion will create this]\ntlsserverkey = "new.key" [Orion will create this]',
    ),
  },
  {
    name: 'half a pair, which Orion does not complete',
    source: strict('tlsservercert = "new.pem"\ntlsserverkey = "k.pem"'),
    expected: strict('tlsservercert = "new.pem"\ntlsserverkey = "k.pem"'),
  },
  { name: 'TLS off', source: 'tlsservercert = "new.pem"\n', expected: 'tlsservercert = "new.pem"\n' },
  {
    name: 'one path for both',
    source: strict('tlsservercert = "x.pem"\ntlsserverkey = "x.pem"'),
    expected: strict('tlsservercert = "x.pem"\ntlsserverkey = "x.pem"'),
  },
  {
    name: 'a file name without folder in an empty workdir, where Orion stops',
    source: strict('workdir = ""\ntlsservercert = "new.pem"\ntlsserverkey = "new.key"'),
    expected: strict('workdir = ""\ntlsservercert = "new.pem"\ntlsserverkey = "new.key"'),
  },
  {
    name: 'a template',
    source: strict('{% if a %}\ntlsservercert = "new.pem"\n{% endif %}'),
    expected: strict('{% if a %}\ntlsservercert = "new.pem"\n{% endif %}'),
  },
  {
    name: 'a file that cannot be read, or is no certificate',
    source: strict('tlsservercert = "no.pem"\ntlsserverchain = ["k.pem"]'),
    expected: strict('tlsservercert = "no.pem"\ntlsserverchain = ["k.pem"]'),
    surroundings: { files: { ...files, 'no.pem': forbidden } },
  },
  {
    name: 'switched off',
    source: strict('tlsservercert = "c.pem"'),
    expected: strict('tlsservercert = "c.pem"'),
    surroundings: { files, settings: { inlayHints: false } },
  },
  {
    name: 'outside a workspace that is not trusted',
    source: strict('tlsservercert = "c.pem"'),
    expected: strict('tlsservercert = "c.pem"'),
    surroundings: { files, confinedTo: ['/elsewhere'] },
  },
];

for (const { name, source, expected, surroundings } of cases) {
  test(`inlay hints: ${name}`, async () => {
    assert.equal(await withHints(source, { files, ...surroundings }), expected);
  });
}

test('inlay hints: only those in the piece that is asked for', async () => {
  const source = strict('tlsservercert = "c.pem"\ntlsclientcert = "c.pem"');
  const context = await makeContext(source, { files });
  const start = source.indexOf('tlsclientcert');
  const hints = inlayHints(context, { start, end: source.length });
  assert.deepEqual(
    hints.map(({ position }) => position.line),
    [2],
  );
});

test('inlay hints: of several certificates the one that ends first counts, and the tooltip names it as plain text', async () => {
  const subject = 'CN=[x](command:evil)<img src=x>';
  const short = await makeCertificate({ key: 'authority', subject, to: '2026-01-11', authority: true });
  const context = await makeContext('tlsserverchain = ["bundle.pem"]', {
    files: { 'bundle.pem': (await fixture('cert')) + short },
  });
  const [hint] = inlayHints(context, { start: 0, end: 100 });
  assert.equal(hint?.label, 'expires in 10 days');
  assert.ok(MarkupContent.is(hint.tooltip));
  assert.match(hint.tooltip.value, /^Of its 2 certificates `CN=\[x\]\(command:evil\)\\<img src=x\\>`$/m);
  assert.match(hint.tooltip.value, /to 2026-01-11 00:00 UTC\n- SHA-256: `[0-9a-f]{64}`$/);
});
