/** PEM files among the arguments: a shell's `*` passes them beside the configuration that names them. */

import { basename } from 'node:path';
import { languageOfName } from '../model/recognise.ts';
import { type PemText, pemTexts } from '../pki/pem-text.ts';

/** A statement or a table of TOML; openssl writes `subject=` and `issuer=` before a certificate. */
const statement = /^[ \t]*(?:\[|(?!(?:subject|issuer)[ \t]*=)["'\w.-]+[ \t]*=(?!=|[ \t]*$))/m;

/** A line of a known-hosts file. */
const entry = /^[^\s#]\S*[ \t]+(?:[0-9A-Fa-f]{2}:?){20,}[ \t]*$/m;

/** What a file is, in words, that holds PEM blocks; undefined where its name, or what stands around them, says otherwise. */
export function pemFileWords(
  path: string,
  text: string,
  blocks: readonly PemText[] = pemTexts(text),
): string | undefined {
  if (blocks.length === 0 || languageOfName(basename(path)) !== undefined) return undefined;
  const starts = [...blocks.map(({ start }) => start), text.length];
  const around = starts.map((start, index) => text.slice(blocks[index - 1]?.end ?? 0, start)).join('');
  if (statement.test(around) || entry.test(around)) return undefined;
  return blocks.some(({ isPrivateKey }) => isPrivateKey) ? 'a private key' : 'a PEM file';
}
