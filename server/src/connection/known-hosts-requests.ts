/** Our own requests about known hosts: the preview, pinning, removing and the switch to whitelist. */

import type { Connection, Location, Position } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { pemLimit } from '../facts/content.ts';
import { disk } from '../facts/disk.ts';
import type { EditAbilities } from '../features/code-actions.ts';
import type { KnownHostsContext } from '../features/known-hosts/context.ts';
import { planLines, planPinLines } from '../features/known-hosts/line-plan.ts';
import { certificateAt, fingerprintAt, linesThatPin } from '../features/known-hosts/links.ts';
import { planUnpin } from '../features/known-hosts/pin.ts';
import { planPin, type TargetFile } from '../features/known-hosts/pin-plan.ts';
import { pinnableCertificates } from '../features/known-hosts/pinnable.ts';
import { knownHostsModel, pinningNeedsTrust } from '../features/known-hosts/preview.ts';
import { planRepin } from '../features/known-hosts/repin.ts';
import { planWhitelist, whitelistObstacle } from '../features/known-hosts/whitelist-plan.ts';
import { type Certificate, readCertificate } from '../pki/certificate.ts';
import { readPem } from '../pki/pem.ts';
import {
  type DocumentParams,
  isKnownHostsRequest,
  knownHostsRequest,
  type LinesPlan,
  type LinesPlanParams,
  linesPlanRequest,
  type PinLinesParams,
  type PinLinesPlan,
  type Pinnable,
  type PinnableParams,
  type PinPlan,
  type PinPlanParams,
  pinLinesRequest,
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
import { failed, noConfiguration, refuse } from './refusals.ts';

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
    const uri = URI.file(path).toString();
    const found = (await workspace.isDeleted(uri)) ? undefined : await workspace.knownHosts(uri);
    return found && { version: found.isOpen ? found.document.version : null, hosts: found.hosts };
  };
  const surroundings = async () => ({
    network: await workspace.network(),
    fileAt,
    stat: disk.stat,
    abilities: edits(),
    now: clock(),
  });
  /** Answers where files of the workspace may be changed, and refuses elsewhere. */
  const whereTrusted = <Params, Plan extends object>(
    request: string,
    name: string,
    plan: (params: Params) => Promise<Plan | Refused>,
  ) => {
    connection.onRequest<object, never>(
      request,
      guarded<Params, object>(name, failed, log, async (params) =>
        (await workspace.folders.confinement()) ? refuse('not-trusted', pinningNeedsTrust) : plan(params),
      ),
    );
  };

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
  whereTrusted<PinPlanParams, PinPlan>(pinPlanRequest, 'planning a pin', async (question) => {
    const { certificate: uri, fingerprint, target, config, identifier } = question;
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
    const pin = {
      certificate,
      path,
      ...(targetPath !== undefined && { target: targetPath }),
      ...(config !== undefined && { config }),
      ...(identifier !== undefined && { identifier }),
    };
    return planPin(pin, await surroundings());
  });
  whereTrusted<LinesPlanParams, LinesPlan>(
    linesPlanRequest,
    'planning for lines of a peer',
    async ({ text, target, config }) => {
      const path = target === undefined ? undefined : pathOf(target);
      const question = { text, ...(path !== undefined && { target: path }), ...(config !== undefined && { config }) };
      return planLines(question, await surroundings());
    },
  );
  whereTrusted<PinLinesParams, PinLinesPlan>(pinLinesRequest, 'pinning lines of a peer', async (params) =>
    planPinLines(params, await surroundings()),
  );
  whereTrusted<PinnableParams, Pinnable>(
    pinnableRequest,
    'looking for certificates to pin',
    async ({ target, config }) => {
      const path = target === undefined ? undefined : pathOf(target);
      const question = { ...(path !== undefined && { target: path }), ...(config !== undefined && { config }) };
      return pinnableCertificates(question, await surroundings());
    },
  );
  whereTrusted<UnpinParams, UnpinPlan>(unpinRequest, 'planning a removal', async ({ uri, lines }) => {
    const context = await workspace.knownHosts(uri);
    return context
      ? planUnpin(context, lines, edits())
      : refuse('no-file', 'This known-hosts file is not there any more.');
  });
  whereTrusted<RepinParams, RepinPlan>(repinRequest, 'planning for renewed certificates', async ({ replaced }) =>
    planRepin(replaced, await workspace.network(), fileAt, edits()),
  );
  whereTrusted<WhitelistPlanParams, WhitelistPlan>(
    whitelistPlanRequest,
    'planning the switch to whitelist',
    async ({ config, replace }) => {
      const context = await workspace.context(config);
      if (!context) return noConfiguration;
      return whitelistObstacle(context) ?? planWhitelist(context, await surroundings(), replace);
    },
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
