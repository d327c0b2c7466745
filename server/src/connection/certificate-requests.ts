/** Requests of our own client about certificates: hover in PEM files, fingerprints, pairs to choose from, lines for peers, settings to add. */

import type { Connection, WorkspaceEdit } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { pemLimit } from '../facts/content.ts';
import { workspaceEdit } from '../features/code-actions.ts';
import { endpointFingerprint, fileFingerprint } from '../features/fingerprint.ts';
import { pairSummaries } from '../features/pair-summaries.ts';
import { peerLines } from '../features/peer-lines.ts';
import { pemHover } from '../features/pem-hover.ts';
import { readNeededSettings, settingEdits } from '../features/setting-edits.ts';
import {
  type DocumentParams,
  type FingerprintAnswer,
  type FingerprintParams,
  fingerprintRequest,
  type PairSummary,
  type PeerLinesAnswer,
  type PemHover,
  type PemHoverParams,
  pairsRequest,
  peerLinesRequest,
  pemHoverRequest,
  type SettingEditsParams,
  settingEditsRequest,
} from '../protocol.ts';
import { pathOf } from '../workspace/folders.ts';
import type { Workspace } from '../workspace.ts';
import type { ClientAbilities } from './capabilities.ts';
import { guarded, type Log } from './guarded.ts';
import { failed, noConfiguration } from './refusals.ts';

interface Surroundings {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly abilities: () => ClientAbilities;
  readonly clock: () => Date;
  readonly log: Log;
}

/** Answers these requests on a connection. */
export function answerCertificateRequests({ connection, workspace, abilities, clock, log }: Surroundings): void {
  /** Of a file that is named by URI; never more than a certificate file may hold. */
  const bytesAt = async (uri: string): Promise<Uint8Array | undefined> => {
    const path = pathOf(uri);
    return path === undefined ? undefined : workspace.bytesOf(path, pemLimit);
  };

  connection.onRequest<PemHover | null, never>(
    pemHoverRequest,
    guarded<PemHoverParams, PemHover | null>('hover in a PEM file', null, log, async ({ uri, offset }) => {
      const bytes = await bytesAt(uri);
      return (bytes && pemHover(bytes, offset, clock())) ?? null;
    }),
  );
  connection.onRequest<FingerprintAnswer, never>(
    fingerprintRequest,
    guarded<FingerprintParams, FingerprintAnswer>('fingerprint', unreadable, log, async ({ uri, endpoint, path }) => {
      const context = path === undefined ? await workspace.context(uri) : undefined;
      if (context) return endpointFingerprint(context, endpoint);
      const bytes = await bytesAt(path === undefined ? uri : URI.file(path).toString());
      return bytes ? fileFingerprint(bytes) : unreadable;
    }),
  );
  connection.onRequest<PairSummary[] | null, never>(
    pairsRequest,
    guarded<DocumentParams, PairSummary[] | null>('pairs', null, log, async ({ uri }) => {
      const context = await workspace.context(uri);
      return context ? pairSummaries(context) : null;
    }),
  );
  connection.onRequest<PeerLinesAnswer, never>(
    peerLinesRequest,
    guarded<DocumentParams, PeerLinesAnswer>('lines for peers', failed, log, async ({ uri }) => {
      const context = await workspace.context(uri);
      return context ? peerLines(context) : noConfiguration;
    }),
  );
  connection.onRequest<WorkspaceEdit | null, never>(
    settingEditsRequest,
    guarded<SettingEditsParams, WorkspaceEdit | null>('settings to add', null, log, async ({ uri, settings }) => {
      const context = await workspace.context(uri);
      if (!context) return null;
      const edits = settingEdits(context.config, readNeededSettings(settings));
      return workspaceEdit(context.document, edits, abilities().edits);
    }),
  );
}

const unreadable: FingerprintAnswer = {
  refused: 'no-certificate',
  message: 'There is no certificate that can be read here.',
};
