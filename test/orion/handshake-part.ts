/** Compares who gets in with what our table of trust modes says, in real handshakes on this machine. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../../scripts/host/free-port.ts';
import { inProject } from '../../scripts/project.ts';
import { clientIdentifier } from '../../server/src/model/client-identifier.ts';
import { parseKnownHosts } from '../../server/src/model/known-hosts.ts';
import { type Role, type TrustMode, trustModesFor } from '../../server/src/model/trust-modes.ts';
import { type Identity, identityOf, makePeers, type Peer, type Peers } from './handshake-peers.ts';
import type { Harness, Thrown } from './harness.ts';
import { collect, type PartReport, Tally } from './report.ts';

interface HandshakeAnswer extends Thrown {
  readonly admitted?: boolean;
  /** What each side says where the other was refused. */
  readonly client?: string;
  readonly server?: string;
}

/** What the known-hosts file says about the peer before the handshake. */
type Standing = 'known' | 'unknown' | 'changed';

interface Encounter {
  readonly role: Role;
  readonly mode: TrustMode;
  readonly peer: Peer;
  readonly standing: Standing;
  /** Files of the chain list. */
  readonly chain: readonly string[];
}

interface Expectation {
  readonly admitted: boolean;
  /** The fingerprint is written down under the peer's name. */
  readonly written: boolean;
}

const otherFingerprint = '0f'.repeat(32);

/** Shakes hands in every mode with everybody. */
export async function compareHandshakes(harness: Harness): Promise<PartReport> {
  const comparison = collect('handshakes');
  const tally = new Tally();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'orion-tls-handshakes-'));
  try {
    const port = await freePort();
    const peers = await makePeers(folder, inProject('dist', 'cli.js'), port);
    await harness.ask({ ask: 'java-authority', certificate: peers.javaAuthority });
    for (const encounter of encounters(peers))
      comparison.record(await meet(encounter, peers, { harness, folder, port, tally }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  comparison.fact(
    `${tally.count('admitted')} admitted, ${tally.count('refused')} refused, ${tally.count('written')} written down`,
  );
  return comparison.report();
}

function* encounters({ peers, chainAuthority }: Peers): Iterable<Encounter> {
  for (const role of ['accepts', 'dials'] as const) {
    for (const mode of trustModesFor(role)) {
      for (const peer of peers) {
        // An expired certificate may be an anchor itself.
        const itself = mode.name === 'ca' && peer.expired && peer.issuer === 'nobody';
        const anchors = itself ? [peer.files[role === 'accepts' ? 'client' : 'server'].certificate] : [];
        // In every other mode the list is ignored, which a few peers are enough to show.
        const isListTried = mode.name === 'ca' || peer.issuer === 'chain' || peer.name === 'self-signed';
        for (const chain of [[], ...(isListTried ? [[chainAuthority]] : []), ...(itself ? [anchors] : [])]) {
          for (const standing of ['known', 'unknown', 'changed'] as const) yield { role, mode, peer, standing, chain };
        }
      }
    }
  }
}

interface Place {
  readonly harness: Harness;
  readonly folder: string;
  readonly port: number;
  readonly tally: Tally;
}

async function meet(
  encounter: Encounter,
  { own }: Peers,
  { harness, folder, port, tally }: Place,
): Promise<string | undefined> {
  const { role, mode, peer, standing, chain } = encounter;
  const shown = peer.files[role === 'accepts' ? 'client' : 'server'];
  const identity = identityOf(shown, role === 'dials' ? `localhost:${port}` : undefined);
  const knownHosts = path.join(folder, 'known-hosts');
  const before = knownLines(identity, standing);
  writeFileSync(knownHosts, before);
  const answer = await harness.ask<HandshakeAnswer>({
    ...{ ask: 'handshake', role, mode: mode.name, port, knownHosts, chain },
    ...{ own: own[role === 'accepts' ? 'server' : 'client'], peer: shown },
  });
  const expected = expectationOf(encounter, identity);
  tally.add(answer.admitted ? 'admitted' : 'refused');
  const after = readFileSync(knownHosts, 'utf8');
  if (after !== before) tally.add('written');
  const complaint =
    answer.thrown !== undefined || answer.admitted !== expected.admitted
      ? `we expect that it is ${expected.admitted ? 'admitted' : 'refused'}`
      : fileComplaint(before, after, identity, expected);
  if (complaint === undefined) return undefined;
  const list = chain.length > 0 ? `chain list ${chain.map((file) => path.basename(file)).join()}` : 'no chain list';
  return `${role} in mode ${mode.name}, ${list}: a peer ${peer.name}, ${standing}: ${complaint}\n    ${JSON.stringify(answer)}`;
}

/** A blank would end the identifier, so that such a name cannot stand in the file. */
function knownLines({ identifier, certificate }: Identity, standing: Standing): string {
  const somebody = `# peers\nsomebody.example:1 ${otherFingerprint}\n`;
  if (standing === 'unknown' || identifier.includes(' ')) return somebody;
  return `${somebody}${identifier} ${standing === 'known' ? certificate.sha256 : otherFingerprint}\n`;
}

/** What the table of trust modes and the rules about certificates say. */
function expectationOf(encounter: Encounter, identity: Identity): Expectation {
  const { role, mode } = encounter;
  const { problems } = clientIdentifier(identity.certificate);
  if (isVouchedFor(encounter)) return { admitted: true, written: false };
  if (mode.knownHosts === 'not-opened') return { admitted: false, written: false };
  // missing-common-name: no fingerprint mode lets such a client in.
  if (role === 'accepts' && problems.includes('missing')) return { admitted: false, written: false };
  // uppercase-common-name and unusable-common-name: no line of the file can match.
  const unmatched = role === 'accepts' && (problems.includes('upper-case') || problems.includes('blank'));
  const standing = unmatched ? 'unknown' : encounter.standing;
  if (standing === 'known') return { admitted: true, written: false };
  if (standing === 'unknown') return outcome(mode.firstContact === 'recorded');
  return outcome(mode.changedCertificate === 'accepted-and-overwritten');
}

function outcome(admitted: boolean): Expectation {
  return { admitted, written: admitted };
}

/** By an authority that the mode asks, for the host that is dialled, at this time; an anchor itself has no time. */
function isVouchedFor({ role, mode, peer, chain }: Encounter): boolean {
  const shown = peer.files[role === 'accepts' ? 'client' : 'server'].certificate;
  const namesHost = role === 'accepts' || peer.namesHost;
  if (mode.authorities === 'none') return false;
  if (mode.authorities === 'chain-or-jvm' && chain.length > 0) {
    return namesHost && (chain.includes(shown) || (peer.issuer === 'chain' && !peer.expired));
  }
  return namesHost && peer.issuer === 'java' && !peer.expired;
}

function fileComplaint(
  before: string,
  after: string,
  { identifier, certificate }: Identity,
  { written }: Expectation,
): string | undefined {
  if (!written) return after === before ? undefined : `the file should not change, and is now ${JSON.stringify(after)}`;
  const line = `${identifier} ${certificate.sha256}`;
  if (identifier.includes(' ')) return after.endsWith(`${line}\n`) ? undefined : `the file should end with ${line}`;
  const entry = parseKnownHosts(after).inEffect().get(identifier.toLowerCase());
  return entry?.hex === certificate.sha256
    ? undefined
    : `the file should have ${line}, and is ${JSON.stringify(after)}`;
}
