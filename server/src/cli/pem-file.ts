/** PEM files among the arguments: a shell's `*` passes them beside the configuration that names them. */

import { looksLikeOrion } from '../model/recognise.ts';
import { pemTexts } from '../pki/pem-text.ts';

/** What a text is that holds PEM blocks and nothing of Orion, in words; undefined where it is none. */
export function pemFileWords(text: string): string | undefined {
  const blocks = pemTexts(text);
  if (blocks.length === 0 || looksLikeOrion(text)) return undefined;
  return blocks.some(({ isPrivateKey }) => isPrivateKey) ? 'a private key' : 'a PEM file';
}
