/** Hover inside a PEM file that is open in the editor: the block at an offset. Its text never comes from the editor. */

import { describeBlock } from '../model/pem-words.ts';
import { readCertificate } from '../pki/certificate.ts';
import { readPrivateKey } from '../pki/key.ts';
import { blockAt, type PemBlock, readPem } from '../pki/pem.ts';
import type { PemHover } from '../protocol.ts';
import { certificateCard, keyPoints } from './certificate-card.ts';
import { bullets, code, paragraphs } from './markdown.ts';

/** What the block at `offset` is; undefined between blocks. Of a key only its form and its public half are told. */
export function pemHover(bytes: Uint8Array, offset: number, now: Date): PemHover | undefined {
  const block = blockAt(readPem(bytes), offset);
  return block && { markdown: describe(block, now), start: block.start, end: block.end };
}

function describe(block: PemBlock, now: Date): string {
  const key = readPrivateKey(block);
  if (key) return paragraphs('**Private key**', bullets(keyPoints(key)));
  const der = block.content === 'certificate' ? block.der() : undefined;
  if (der) return certificateCard(readCertificate(der), now);
  return paragraphs(
    `This is ${code(describeBlock(block))}.`,
    block.problem && `**It cannot be read:** ${problemWords(block.problem)}.`,
  );
}

function problemWords(problem: NonNullable<PemBlock['problem']>): string {
  switch (problem.kind) {
    case 'no-end':
      return 'the END line is missing';
    case 'other-end':
      return `it ends with another label, ${code(problem.label)}`;
    case 'empty':
      return 'there is nothing between its BEGIN and END lines';
    case 'bad-base64':
      return 'between its BEGIN and END lines there is something that is not base64';
  }
}
