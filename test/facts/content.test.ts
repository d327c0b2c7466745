/** What is kept of the files that a configuration names: verdicts and facts, and never a byte of a key. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Content, contentLimit, readContent } from '../../server/src/facts/content.ts';
import type { PropertyFormat } from '../../server/src/model/properties.ts';
import { recogniseDer } from '../../server/src/pki/content.ts';
import { intermediate, leaf, root } from '../support/certificate-files.ts';
import { keyFiles } from '../support/key-files.ts';
import { assertNoKeyMaterial } from '../support/key-material.ts';
import { derOf, privateKey } from '../support/openssl.ts';

const formats: readonly PropertyFormat[] = ['certificate', 'trust-anchor', 'private-key'];
const read = (format: PropertyFormat, content: string | Uint8Array) => readContent(format, Buffer.from(content));

function certificatesIn(content: Content | undefined) {
  assert.ok(content?.kind === 'certificates');
  return {
    ok: content.verdict.ok,
    names: content.certificates.map(({ certificate }) => certificate.commonName),
    holdsKey: content.holdsKey,
  };
}

const chain = leaf().certificate + intermediate().certificate + root().certificate;
const reversed = root().certificate + leaf().certificate;
const names = ['node1.example:8080', 'Issuing', 'Root'];

const cases: readonly {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly own: ReturnType<typeof certificatesIn>;
  /** Where it differs in a chain list. */
  readonly anchors?: ReturnType<typeof certificatesIn>;
}[] = [
  { name: 'a chain', content: chain, own: { ok: true, names, holdsKey: false } },
  {
    name: 'another order, which only matters for the own certificate',
    content: reversed,
    own: { ok: false, names: ['Root', 'node1.example:8080'], holdsKey: false },
    anchors: { ok: true, names: ['Root', 'node1.example:8080'], holdsKey: false },
  },
  {
    name: 'DER, which can be shown though Orion refuses it',
    content: derOf(leaf().certificate),
    own: { ok: false, names: ['node1.example:8080'], holdsKey: false },
  },
  {
    name: 'another label',
    content: leaf().certificate.replaceAll('CERTIFICATE', 'X509 CERTIFICATE'),
    own: { ok: false, names: ['node1.example:8080'], holdsKey: false },
  },
  {
    name: 'certificate and key',
    content: leaf().certificate + leaf().key,
    own: { ok: true, names: ['node1.example:8080'], holdsKey: true },
  },
  { name: 'a key', content: privateKey('ec'), own: { ok: false, names: [], holdsKey: true } },
  { name: 'nothing', content: '', own: { ok: false, names: [], holdsKey: false } },
];

for (const { name, content, own, anchors } of cases) {
  test(`certificates: ${name}`, () => {
    assert.deepEqual(certificatesIn(read('certificate', content)), own);
    assert.deepEqual(certificatesIn(read('trust-anchor', content)), anchors ?? own);
  });
}

test('a key is kept as its verdict, and whether a certificate stands beside it', () => {
  const content = read('private-key', privateKey('ec') + leaf().certificate);
  assert.ok(content?.kind === 'private-key' && content.verdict.ok);
  assert.equal(content.verdict.key.curve, 'P-256');
  assert.deepEqual(Object.keys(content), ['kind', 'verdict', 'holdsCertificate']);
  assert.equal(content.holdsCertificate, true);
  const alone = read('private-key', privateKey('ec'));
  assert.ok(alone?.kind === 'private-key' && !alone.holdsCertificate);
});

test('files of other properties are not read', () => {
  for (const format of ['file', 'folder', 'text'] as const) assert.equal(contentLimit(format), undefined);
});

test('no content of any key file shows key material, and its functions give certificates and public keys alone', () => {
  for (const { name, make } of keyFiles) {
    const bytes = make();
    for (const format of formats) {
      const content = read(format, bytes);
      assertNoKeyMaterial(content, bytes);
      for (const result of resultsOfFunctions(content)) {
        assert.ok(result instanceof Uint8Array);
        assert.match(recogniseDer(result) ?? 'unknown', /^(certificate|public-key)$/, name);
      }
    }
  }
});

/** What all functions return that a value holds, at any depth. */
function resultsOfFunctions(value: unknown): unknown[] {
  if (typeof value === 'function') return [value()];
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  return Object.values(value).flatMap(resultsOfFunctions);
}
