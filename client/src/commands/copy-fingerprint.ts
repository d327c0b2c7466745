/** Copying a certificate's fingerprint: the 64 hex digits alone, as Orion writes them. */

import { env, window } from 'vscode';
import {
  type EndpointId,
  type FingerprintAnswer,
  type FingerprintParams,
  fingerprintRequest,
} from '../../../server/src/protocol.ts';
import { ask } from '../ask.ts';
import { plainMessage } from '../plain-message.ts';
import type { Server } from '../server.ts';
import { givenUri } from './given-uri.ts';

/** Copies the fingerprint of an endpoint of a configuration, or of the first certificate in a file. */
export async function copyFingerprint(server: Server, given: unknown, more: unknown): Promise<void> {
  const uri = givenUri(given);
  if (!uri) {
    await window.showInformationMessage(
      'Open a certificate, or a configuration that names one, to copy its fingerprint.',
    );
    return;
  }
  await copy(server, { uri: uri.toString(), ...endpointIn(more) });
}

/** The explorer gives all selected files instead. */
function endpointIn(more: unknown): { readonly endpoint?: EndpointId } {
  const isTarget = typeof more === 'object' && more !== null && 'endpoint' in more;
  return isTarget ? { endpoint: more.endpoint as EndpointId } : {};
}

async function copy(server: Server, params: FingerprintParams): Promise<void> {
  const answer = await ask<FingerprintAnswer>(server, fingerprintRequest, params);
  if ('sha256' in answer) {
    await env.clipboard.writeText(answer.sha256);
    window.setStatusBarMessage('Copied the SHA-256 fingerprint', 5_000);
    return;
  }
  if (answer.refused !== 'endpoint-needed' || !answer.endpoints) {
    await window.showWarningMessage(plainMessage(answer.message));
    return;
  }
  const items = answer.endpoints.map(({ id, title }) => ({ label: title, id }));
  const item = await window.showQuickPick(items, { title: 'Copy Fingerprint', placeHolder: 'Whose certificate?' });
  if (item) await copy(server, { ...params, endpoint: item.id });
}
