/** What a named file contains, by the kind of property that names it, and how large a file may be to be read at all. */

import type { PropertyFormat } from '../model/properties.ts';
import { type PemFile, readPem } from '../pki/pem.ts';

/** The content of a file that was read. */
export type Content = { readonly kind: 'pem'; readonly pem: PemFile };

const kibibyte = 1024;

/** Largest size in bytes at which a file of this format is read; undefined where its content is of no interest. */
export function contentLimit(format: PropertyFormat): number | undefined {
  switch (format) {
    case 'certificate':
    case 'private-key':
    case 'trust-anchor':
      return 1024 * kibibyte;
    default:
      return undefined;
  }
}

/** Reads the bytes of a file as what its property takes it for. */
export function readContent(format: PropertyFormat, bytes: Uint8Array): Content | undefined {
  return contentLimit(format) === undefined ? undefined : { kind: 'pem', pem: readPem(bytes) };
}
