/** Target: the bytes of certificate and key files, read, judged as Orion would, shown and converted. */

import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { readContent } from '../../server/src/facts/content.ts';
import { fileFingerprint } from '../../server/src/features/fingerprint.ts';
import { hover } from '../../server/src/features/hover.ts';
import { pairSummaries } from '../../server/src/features/pair-summaries.ts';
import { pemHover } from '../../server/src/features/pem-hover.ts';
import type { PropertyFormat } from '../../server/src/model/properties.ts';
import { recogniseDer } from '../../server/src/pki/content.ts';
import { toPkcs8 } from '../../server/src/pki/convert.ts';
import { readPem } from '../../server/src/pki/pem.ts';
import { checkConfig } from '../../server/src/rules/check.ts';
import { damagedFiles } from '../orion/pem-corpus.ts';
import { der, extension, nameOf, oid, text } from '../support/der-writer.ts';
import { makeContext } from '../support/make-context.ts';
import type { Random } from '../support/random.ts';
import { makeSubject } from '../support/subject.ts';
import { bytes } from './generated.ts';
import { target } from './target.ts';

const configuration = `tls = "strict"
tlsservercert = "file"
tlsserverkey = "file"
tlsserverchain = ["file"]
tlsknownclients = "file"
`;

const formats: readonly PropertyFormat[] = ['certificate', 'trust-anchor', 'private-key', 'known-hosts'];

function damagedCertificate(random: Random): Uint8Array {
  return [...damagedFiles('certificates', random.below(2 ** 31), 1)].at(-1)?.content ?? new Uint8Array();
}

function damagedKey(random: Random): Uint8Array {
  return [...damagedFiles('keys', random.below(2 ** 31), 1)].at(-1)?.content ?? new Uint8Array();
}

const labels = ['CERTIFICATE', 'PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY', 'TRUSTED CERTIFICATE', 'X'];
const tags = [
  0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0c, 0x13, 0x17, 0x18, 0x1e, 0x30, 0x31, 0x80, 0xa0, 0xa3, 0x1f, 0xff,
];
const oids = ['2.5.4.3', '2.5.29.17', '2.5.29.15', '2.5.29.19', '1.2.840.113549.1.1.1', '1.2.840.10045.2.1'];

/** Elements in each other without a plan, bare or in a block. */
function elements(random: Random): Uint8Array {
  const content = element(random, 5);
  if (random.chance(0.3)) return content;
  const label = random.pick(labels);
  return Buffer.from(`-----BEGIN ${label}-----\n${content.toString('base64')}\n-----END ${label}-----\n`);
}

function element(random: Random, depth: number): Buffer {
  if (random.chance(0.15)) return oid(random.pick(oids));
  if (random.chance(0.1)) return nameOf([[random.pick(oids), text(random.pick(tags), 'a\u0000b')]]);
  if (random.chance(0.1)) return extension(random.pick(oids), element(random, 0));
  if (depth === 0 || random.chance(0.3))
    return der(random.pick(tags), Buffer.from(Array.from({ length: random.below(9) }, () => random.below(256))));
  return der(random.pick(tags), ...Array.from({ length: random.below(5) }, () => element(random, depth - 1)));
}

function noise(random: Random): Uint8Array {
  return Buffer.from(Array.from({ length: random.below(200) }, () => random.below(256)));
}

async function verify(content: Uint8Array): Promise<void> {
  const file = readPem(content);
  const { length } = file.text();
  let done = 0;
  for (const { start, end, line, endLine } of file.blocks) {
    assert.ok(done <= start && start < end && end <= length && line <= endLine, 'a block outside the text');
    done = end;
  }
  recogniseDer(content);
  for (const format of formats) {
    const read = readContent(format, content);
    assert.equal(inspect(readContent(format, content), { depth: 9 }), inspect(read, { depth: 9 }), 'another verdict');
  }
  for (const offset of [0, Math.floor(length / 2), length]) {
    const found = pemHover(content, offset, new Date(0));
    if (found) assert.ok(found.start <= offset && offset <= found.end && found.end <= length);
  }
  fileFingerprint(content);
  const converted = toPkcs8(content);
  // What was converted once stays as it is.
  if (converted !== undefined) assert.equal(toPkcs8(Buffer.from(converted)), converted);
  await verifyConfiguration(content);
}

async function verifyConfiguration(content: Uint8Array): Promise<void> {
  const surroundings = { files: { file: content } };
  const codes = async () =>
    checkConfig(await makeSubject(configuration, surroundings), {}).map(({ message }) => message);
  assert.deepEqual(await codes(), await codes(), 'another verdict');
  const context = await makeContext(configuration, surroundings);
  pairSummaries(context);
  for (const place of ['"file"', '["file"', 'nclients = "f']) await hover(context, configuration.indexOf(place) + 3);
}

export const pem = target({
  name: 'pem',
  inTests: 100,
  round: 100,
  inputs: bytes(damagedCertificate, damagedCertificate, damagedKey, elements, elements, noise),
  verify,
});
