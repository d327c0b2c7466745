/** Where the lines that the operator of a peer has sent can stand, and the edit that writes them. */

import { URI } from 'vscode-uri';
import type { KnownHostsUse, Network } from '../../facts/network.ts';
import { type KnownHosts, parseKnownHosts } from '../../model/known-hosts.ts';
import { type Pin, pinEdits } from '../../model/known-hosts-edits.ts';
import { shownPath } from '../../model/shown-path.ts';
import type { LinePlan, LinesPlan, PinLinesParams, PinLinesPlan, Refused } from '../../protocol.ts';
import { editOfFiles, type FileChange } from '../file-changes.ts';
import { plainText } from '../markdown.ts';
import { noKnownHostsText } from '../refusal-texts.ts';
import { summaryOf } from './certificate-summary.ts';
import { type PinSurroundings, placesFor } from './pin-plan.ts';
import { pinningOfLine } from './pinning.ts';
import { type ReceivedLine, readReceivedLines } from './received-lines.ts';

export interface LinesQuestion {
  readonly text: string;
  /** The path of the only known-hosts file of interest: a line that says where it belongs may go to another one of its configurations. */
  readonly target?: string;
  /** URI of the only configuration of interest. */
  readonly config?: string;
}

/** The plan for a pasted text, or what is wrong with it. */
export async function planLines(question: LinesQuestion, surroundings: PinSurroundings): Promise<LinesPlan | Refused> {
  const received = readReceivedLines(question.text);
  if ('problem' in received) return { refused: 'no-lines', message: received.problem };
  const lines = received.filter(({ file }) => file !== 'privacy-tls-known-enclave-file');
  if (lines.length === 0) {
    const message =
      'The clipboard holds only what belongs in the file of --privacy-tls-known-enclave-file of Besu. Ask for the lines for tlsknownservers and tlsknownclients.';
    return { refused: 'no-lines', message };
  }
  const plans: LinePlan[] = [];
  for (const line of lines) plans.push(await planLine(line, question, surroundings));
  return { lines: plans, forBesu: received.length - lines.length };
}

async function planLine(line: ReceivedLine, question: LinesQuestion, surroundings: PinSurroundings): Promise<LinePlan> {
  const { network, now } = surroundings;
  const { identifier, fingerprint } = line;
  const known = network.find(fingerprint);
  const pinning = pinningOfLine(line, known);
  const uses = usesFor(line, question, network).filter(({ config }) => !pinning.owners.includes(config));
  return {
    identifier,
    fingerprint,
    certificate: known ? summaryOf(known, now) : null,
    owners: pinning.owners,
    candidates: await placesFor(pinning, uses, identifier, surroundings),
  };
}

function usesFor(
  { file }: ReceivedLine,
  { target, config }: LinesQuestion,
  network: Network,
): readonly KnownHostsUse[] {
  const ofTarget = target === undefined ? undefined : network.usesOf(target);
  const configs = ofTarget && new Set(ofTarget.map((use) => use.config));
  const nodes = network.nodes.filter(
    ({ uri }) => (config === undefined || uri === config) && (configs?.has(uri) ?? true),
  );
  const uses = nodes.flatMap((node) => node.uses);
  return file === undefined ? (ofTarget ?? uses) : uses.filter(({ endpoint }) => endpoint.knownHosts === file);
}

type AgreedPin = PinLinesParams['pins'][number];

/** The edit for the places that a person has chosen; refused as a whole where a line or its place is not as it was shown. */
export async function planPinLines(
  { pins }: PinLinesParams,
  surroundings: PinSurroundings,
): Promise<PinLinesPlan | Refused> {
  if (!pins.every(isOneLine)) {
    const message =
      'Each pin must be a line of a known-hosts file: a name, and a fingerprint of 64 hex digits. Nothing was pinned.';
    return { refused: 'bad-argument', message };
  }
  const clash = clashIn(pins);
  if (clash) {
    const message = `Two of the pins are for ${plainText(clash.identifier)} in ${shownPath(URI.parse(clash.knownHosts).fsPath)}, with different fingerprints, and only one can count. Nothing was pinned: leave one of them out.`;
    return { refused: 'bad-argument', message };
  }
  const changes: FileChange[] = [];
  for (const uri of new Set(pins.map(({ knownHosts }) => knownHosts))) {
    const agreed = pins.filter(({ knownHosts }) => knownHosts === uri);
    const change = await changeOf(uri, agreed, surroundings);
    if ('refused' in change) return change;
    if (change.edits.length > 0) changes.push(change);
  }
  return { edit: editOfFiles(changes, surroundings.abilities) };
}

/** Judged once more, as what was pasted: a line break in it would make two lines. */
function isOneLine({ identifier, fingerprint }: Pin): boolean {
  const received = readReceivedLines(`${identifier} ${fingerprint}`);
  if ('problem' in received) return false;
  const [line, ...others] = received;
  return others.length === 0 && line?.identifier === identifier && line.fingerprint === fingerprint;
}

/** A pin that another one contradicts: it has the same name in the same file, and another fingerprint. */
function clashIn(pins: readonly AgreedPin[]): AgreedPin | undefined {
  const found = new Map<string, string>();
  return pins.find(({ knownHosts, identifier, fingerprint }) => {
    const place = `${URI.parse(knownHosts).fsPath} ${identifier.toLowerCase()}`;
    const first = found.get(place) ?? fingerprint;
    found.set(place, first);
    return first !== fingerprint;
  });
}

async function changeOf(
  uri: string,
  pins: readonly AgreedPin[],
  { network, fileAt, stat }: PinSurroundings,
): Promise<FileChange | Refused> {
  const { fsPath } = URI.parse(uri);
  const [use] = network.usesOf(fsPath);
  if (!use) {
    const message = `No configuration names ${shownPath(fsPath)} any more, so nothing was pinned. Paste the lines again, and choose another file.`;
    return { refused: 'no-file', message };
  }
  const file = await fileAt(fsPath);
  const noFile = file ? undefined : noKnownHostsText(use.endpoint.knownHosts, fsPath, await stat(fsPath));
  if (noFile !== undefined) return { refused: 'no-file', message: `${noFile} Nothing was pinned.` };
  const hosts = file?.hosts ?? parseKnownHosts('');
  const changed = pins.find((pin) => !isAsAgreed(pin, hosts));
  if (changed) {
    const message = `The line for ${plainText(changed.identifier)} in ${shownPath(fsPath)} has changed since it was compared, so nothing was pinned. Paste the lines again.`;
    return { refused: 'changed', message };
  }
  return { uri, version: file?.version ?? null, text: file?.hosts.text, edits: pinEdits(hosts, pins) };
}

/** Whether the name stands for the certificate that a person has agreed to replace, for none, or for the new one already. */
function isAsAgreed({ identifier, fingerprint, replaces }: AgreedPin, hosts: KnownHosts): boolean {
  const current = hosts.inEffect().get(identifier.toLowerCase())?.hex;
  return current === replaces || current === fingerprint;
}
