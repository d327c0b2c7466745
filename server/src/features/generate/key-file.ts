/** Repairs of an existing private key file: its format and its permissions. */

import { pemLimit } from '../../facts/content.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Files } from '../../facts/files.ts';
import type { SafeWriter, WriteResult } from '../../facts/safe-writer.ts';
import type { EndpointId } from '../../model/endpoints.ts';
import { shownPath } from '../../model/shown-path.ts';
import { toPkcs8 } from '../../pki/convert.ts';
import type { GenerateRefusal } from './generate.ts';
import type { GenerateResult } from './request.ts';

/** `orion-tls.convertKey` and `orion-tls.restrictKey`: whose key, and the path that may be replaced. */
export interface KeyFileRequest {
  readonly endpoint: EndpointId;
  readonly overwrite?: readonly string[];
  readonly dryRun?: boolean;
}

const unusable = (path: string, message: string): GenerateRefusal => ({ refused: 'unusable-key', path, message });

/** Writes an endpoint's key anew as PKCS#8, which Orion loads; the old file is kept beside it. Never throws. */
export async function convertKey(
  { facts, files, writer }: { readonly facts: Facts; readonly files: Files; readonly writer: SafeWriter },
  request: KeyFileRequest,
): Promise<GenerateResult | GenerateRefusal> {
  const key = facts.endpoint(request.endpoint).key;
  if (key?.state.kind !== 'file') return unusable(key?.path ?? '', 'There is no key file to convert.');
  const read = await files.read(key.path, pemLimit);
  const pem = 'bytes' in read ? toPkcs8(read.bytes) : undefined;
  if (pem === undefined) {
    return unusable(
      key.path,
      `${shownPath(key.path)} is encrypted, or holds no RSA or EC key, so it cannot be converted. Decrypt it with openssl, or generate a new pair.`,
    );
  }
  const file = { path: key.path, bytes: new TextEncoder().encode(pem) };
  const result = request.dryRun
    ? { written: [{ path: key.path }] }
    : await writer.write({ files: [file], overwrite: request.overwrite ?? [] });
  return answerTo(result);
}

/** Leaves an endpoint's key readable and writable by its owner alone, as Orion itself would have made it. Never throws. */
export async function restrictKey(
  { facts, writer }: { readonly facts: Facts; readonly writer: SafeWriter },
  request: KeyFileRequest,
): Promise<GenerateResult | GenerateRefusal> {
  const key = facts.endpoint(request.endpoint).key;
  if (key?.state.kind !== 'file')
    return unusable(key?.path ?? '', 'There is no key file whose permissions could be changed.');
  return answerTo(request.dryRun ? { written: [{ path: key.path }] } : await writer.restrict(key.path));
}

function answerTo(result: WriteResult): GenerateResult | GenerateRefusal {
  if ('refused' in result) return result;
  return { written: result.written.map((written) => ({ ...written, kind: 'private-key' })), peers: [], settings: [] };
}
