/** Our own requests about known hosts: the preview, pinning, removing and the switch to whitelist. */

import type { Connection, Location, Position } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { pemLimit } from '../facts/content.ts';
import type { EditAbilities } from '../features/code-actions.ts';
import type { KnownHostsContext } from '../features/known-hosts/context.ts';
import { certificateAt, fingerprintAt, linesThatPin } from '../features/known-hosts/links.ts';
import { planUnpin } from '../features/known-hosts/pin.ts';
import { planPin, type TargetFile } from '../features/known-hosts/pin-plan.ts';
import { pinnableCertificates } from '../features/known-hosts/pinnable.ts';
import { knownHostsModel, pinningNeedsTrust } from '../features/known-hosts/preview.ts';
import { planRepin } from '../features/known-hosts/repin.ts';
import { planWhitelist } from '../features/known-hosts/whitelist-plan.ts';
import { type Certificate, readCertificate } from '../pki/certificate.ts';
import { readPem } from '../pki/pem.ts';
import {
  type DocumentParams,
  isKnownHostsRequest,
  knownHostsRequest,
  type Pinnable,
  type PinnableParams,
  type PinPlan,
  type PinPlanParams,
  pinnableRequest,
  pinPlanRequest,
  type Refused,
  type RepinParams,
  type RepinPlan,
  repinRequest,
  type UnpinParams,
  type UnpinPlan,
  unpinRequest,
  type WhitelistPlan,
  type WhitelistPlanParams,
  whitelistPlanRequest,
} from '../protocol.ts';
import { pathOf } from '../workspace/folders.ts';
import type { Workspace } from '../workspace.ts';
import { guarded, type Log } from './guarded.ts';

export interface KnownHostsRequestSurroundings {
  readonly connection: Pick<Connection, 'onRequest'>;
  readonly workspace: Workspace;
  readonly edits: () => EditAbilities;
  readonly clock: () => Date;
  readonly log: Log;
}

/** Answers them on a connection. */
export function answerKnownHostsRequests({
  connection,
  workspace,
  edits,
  clock,
  log,
}: KnownHostsRequestSurroundings): void {
  const fileAt = async (path: string): Promise<TargetFile | undefined> => {
    const found = await workspace.knownHosts(URI.file(path).toString());
    return found && { version: found.isOpen ? found.document.version : null, hosts: found.hosts };
  };
  const surroundings = async () => ({
    network: await workspace.network(),
    fileAt,
    abilities: edits(),
    now: clock(),
  });
  const untrusted = async (): Promise<Refused | undefined> =>
    (await workspace.folders.confinement()) ? { refused: 'not-trusted', message: pinningNeedsTrust } : undefined;

  connection.onRequest<boolean, never>(
    isKnownHostsRequest,
    guarded<DocumentParams, boolean>('asking for known hosts', false, log, async ({ uri }) => {
      const path = pathOf(uri);
      return path !== undefined && (await workspace.network()).usesOf(path).length > 0;
    }),
  );
  connection.onRequest(
    knownHostsRequest,
    guarded('known hosts', null, log, async ({ uri }: DocumentParams) => {
      const context = await workspace.knownHosts(uri);
      return context ? knownHostsModel(context) : null;
    }),
  );
  connection.onRequest<PinPlan | Refused, never>(
    pinPlanRequest,
    guarded<PinPlanParams, PinPlan | Refused>(
      'planning a pin',
      failed,
      log,
      async ({ certificate: uri, fingerprint, target, identifier }: PinPlanParams) => {
        const refusal = await untrusted();
        if (refusal) return refusal;
        const path = pathOf(uri);
        const bytes = path === undefined ? undefined : await workspace.bytesOf(path, pemLimit);
        const certificate = bytes && certificateIn(bytes, fingerprint);
        if (path === undefined || !certificate)
          return refuse(
            'no-certificate',
            fingerprint === undefined
              ? 'This file holds no certificate that could be pinned. Choose a PEM file with one.'
              : 'This file does not hold that certificate any more. Choose again.',
          );
        const targetPath = target === undefined ? undefined : pathOf(target);
        const question = {
          certificate,
          path,
          ...(targetPath !== undefined && { target: targetPath }),
          ...(identifier !== undefined && { identifier }),
        };
        return planPin(question, await surroundings());
      },
    ),
  );
  connection.onRequest<Pinnable | Refused, never>(
    pinnableRequest,
    guarded<PinnableParams, Pinnable | Refused>(
      'looking for certificates to pin',
      failed,
      log,
      async ({ target, config }: PinnableParams) => {
        const refusal = await untrusted();
        if (refusal) return refusal;
        const path = target === undefined ? undefined : pathOf(target);
        const question = { ...(path !== undefined && { target: path }), ...(config !== undefined && { config }) };
        return pinnableCertificates(question, await surroundings());
      },
    ),
  );
  connection.onRequest<UnpinPlan | Refused, never>(
    unpinRequest,
    guarded<UnpinParams, UnpinPlan | Refused>(
      'planning a removal',
      failed,
      log,
      async ({ uri, lines }: UnpinParams) => {
        const refusal = await untrusted();
        if (refusal) return refusal;
        const context = await workspace.knownHosts(uri);
        return context
          ? planUnpin(context, lines, edits())
          : refuse('no-file', 'This known-hosts file is not there any more.');
      },
    ),
  );
  connection.onRequest<RepinPlan | Refused, never>(
    repinRequest,
    guarded<RepinParams, RepinPlan | Refused>(
      'planning for renewed certificates',
      failed,
      log,
      async ({ replaced }: RepinParams) =>
        (await untrusted()) ?? planRepin(replaced, await workspace.network(), fileAt, edits()),
    ),
  );
  connection.onRequest<WhitelistPlan | Refused, never>(
    whitelistPlanRequest,
    guarded<WhitelistPlanParams, WhitelistPlan | Refused>(
      'planning the switch to whitelist',
      failed,
      log,
      async ({ config, replace }: WhitelistPlanParams) => {
        const refusal = await untrusted();
        if (refusal) return refusal;
        const context = await workspace.context(config);
        return context
          ? planWhitelist(context, await surroundings(), replace)
          : refuse('no-config', 'This is not a configuration of Orion.');
      },
    ),
  );
}

/** The known-hosts files that configurations of the workspace name. */
export async function namedFiles(workspace: Workspace): Promise<readonly KnownHostsContext[]> {
  const contexts = await Promise.all((await workspace.namedKnownHosts()).map((uri) => workspace.knownHosts(uri)));
  return contexts.filter((context) => context !== undefined);
}

/** The lines of the workspace's known-hosts files that pin the certificate at a place of a configuration or a known-hosts file. */
export async function pinningLines(workspace: Workspace, uri: string, position: Position): Promise<Location[]> {
  const config = await workspace.context(uri);
  const known = config ? undefined : await workspace.knownHosts(uri);
  const fingerprint = config
    ? certificateAt(config, config.document.offsetAt(position))
    : known && fingerprintAt(known, known.document.offsetAt(position));
  if (fingerprint === undefined) return [];
  const found: Location[] = [];
  for (const each of new Set([...(known ? [uri] : []), ...(await workspace.namedKnownHosts())])) {
    const context = await workspace.knownHosts(each);
    if (context) found.push(...linesThatPin(context, fingerprint));
  }
  return found;
}

/** The certificate with this fingerprint, or the first where none is asked for. */
function certificateIn(bytes: Uint8Array, fingerprint: string | undefined): Certificate | undefined {
  for (const { content, der } of readPem(bytes).blocks) {
    const encoded = content === 'certificate' ? der() : undefined;
    const certificate = encoded && readCertificate(encoded);
    if (certificate && (fingerprint === undefined || certificate.sha256 === fingerprint)) return certificate;
  }
  return undefined;
}

function refuse(refused: Refused['refused'], message: string): Refused {
  return { refused, message };
}

const failed: Refused = {
  refused: 'bad-argument',
  message: 'The request failed because of a mistake in this program; the log has more.',
};
