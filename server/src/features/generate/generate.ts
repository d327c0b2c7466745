/** Makes or renews the pairs of a configuration's endpoints and writes them through the safe writer. */

import { join } from 'node:path';
import { pemLimit } from '../../facts/content.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Files } from '../../facts/files.ts';
import { contentOf, type NamedFile } from '../../facts/named-files.ts';
import type { NewFile, SafeWriter } from '../../facts/safe-writer.ts';
import type { WriteRefusal } from '../../facts/write-refusals.ts';
import type { Config } from '../../model/config.ts';
import { parseJavaUrl } from '../../model/java-url.ts';
import type { Settings } from '../../model/settings.ts';
import { shownPath } from '../../model/shown-path.ts';
import { readCertificate } from '../../pki/certificate.ts';
import type { Issuer, KeyPair } from '../../pki/generate.ts';
import { isIpAddress } from '../../pki/ip-address.ts';
import { peerLine } from '../peer-lines.ts';
import { type PlannedPair, planGeneration } from './plan.ts';
import type {
  GenerateRefusalCode,
  GenerateRequest,
  GenerateResult,
  NeededSetting,
  PeerLine,
  WrittenFile,
} from './request.ts';

/** Everything that generating needs from outside. */
export interface GenerateContext {
  readonly config: Config;
  readonly facts: Facts;
  readonly files: Files;
  readonly settings: Pick<Settings, 'keyType' | 'validityDays'>;
  readonly writer: SafeWriter;
  readonly now: Date;
  /** Says what is going on; called before each slow step. */
  readonly progress?: (message: string) => void;
  /** Asked between steps; nothing is written after it answered true. */
  readonly cancelled?: () => boolean;
}

export interface GenerateRefusal {
  readonly refused: GenerateRefusalCode | WriteRefusal;
  readonly message: string;
  /** The file that stands in the way, where it is one. */
  readonly path?: string;
  /** All files that do, where there may be several. */
  readonly paths?: readonly string[];
  /** Files of other pairs, which were written before this one was refused. */
  readonly written?: readonly WrittenFile[];
}

/** The private authority of design 4, beside the pairs in workdir. */
export const authorityFiles = { certificate: 'orion-ca-cert.pem', key: 'orion-ca-key.pem' } as const;

/** A file that is ready to be written, with what the answer will say of it. */
interface Ready extends NewFile, WrittenFile {}

const day = 86_400_000;
/** Clocks of peers may run late. */
const backdating = 5 * 60_000;

/** Generates as asked. Each pair is written whole or not at all; the first that is refused ends the work. Never throws. */
export async function generate(
  context: GenerateContext,
  request: GenerateRequest,
): Promise<GenerateResult | GenerateRefusal> {
  const plan = planGeneration(context.config, context.facts, request);
  if ('refused' in plan) return plan;
  const authority = request.ca ? await authorityFor(context) : undefined;
  if (authority && 'refused' in authority) return authority;

  const sets: Ready[][] = authority && authority.ready.length > 0 ? [[...authority.ready]] : [];
  for (const pair of plan.pairs) {
    const ready = await makePair(context, request, pair, plan, authority?.issuer);
    if ('refused' in ready) return ready;
    sets.push(ready);
  }
  const written: WrittenFile[] = [];
  for (const set of sets) {
    if (context.cancelled?.()) return afterOthers(cancelled, written);
    const result = request.dryRun
      ? { written: set.map(({ path }) => ({ path })) }
      : await context.writer.write({ files: set, overwrite: request.overwrite ?? [] });
    if ('refused' in result) return afterOthers(result, written);
    written.push(...set.map(({ bytes: _, ...file }, index) => ({ ...file, ...result.written[index] })));
  }
  return {
    written,
    // Peers that trust the authority look at no fingerprint.
    peers: request.ca ? [] : plan.pairs.flatMap((pair) => newPeerLine(context.config, pair, plan.commonName, written)),
    settings: request.ca ? plan.pairs.flatMap((pair) => authoritySettings(pair)) : [],
  };
}

const cancelled: GenerateRefusal = { refused: 'cancelled', message: 'Cancelled. Nothing was written.' };

/** A refusal in the middle of the work speaks of one pair, and must not pass for one of all. */
function afterOthers(refusal: GenerateRefusal, written: readonly WrittenFile[]): GenerateRefusal {
  if (written.length === 0) return refusal;
  const paths = written.map(({ path }) => shownPath(path)).join(', ');
  // Whoever asked for "exists" whether to replace that file would send the same request once more, for what is written now, too.
  const refused = refusal.refused === 'exists' ? 'incomplete' : refusal.refused;
  const message = `Written: ${paths}. ${refusal === cancelled ? 'Then it was cancelled.' : `For the rest: ${refusal.message}`}`;
  return { ...refusal, refused, message, written };
}

async function makePair(
  context: GenerateContext,
  request: GenerateRequest,
  { endpoint, cert, key }: PlannedPair,
  name: { readonly commonName: string; readonly host: string },
  issuer: Issuer | undefined,
): Promise<Ready[] | GenerateRefusal> {
  const pki = await import('../../pki/generate.ts');
  const keepKey = request.renew === 'keep-key';
  const keyType = request.keyType ?? context.settings.keyType;
  context.progress?.(
    keepKey
      ? `Renewing the certificate of the ${endpoint.title}`
      : `Making the ${keyType} key of the ${endpoint.title}`,
  );
  const keys = keepKey ? await existingKeys(context, key) : await pki.generateKeyPair(keyType);
  if (!keys)
    return {
      refused: 'unusable-key',
      path: key.path,
      message: `${shownPath(key.path)} holds no key that can be renewed with: it must be an unencrypted RSA key, or EC on P-256 or P-384. Renew with a new key instead.`,
    };
  const hosts = [...new Set([name.host, ...extraHosts(context.config, endpoint.id)])];
  const issued = await pki.issueCertificate(
    {
      commonName: name.commonName,
      dnsNames: hosts.filter((host) => !isIpAddress(host)),
      ipAddresses: hosts.filter(isIpAddress),
      role: endpoint.role === 'dials' ? 'client' : 'server',
      ...lifetime(context, request.days),
    },
    keys,
    issuer,
  );
  const certificate: Ready = {
    path: cert.path,
    kind: 'certificate',
    sha256: readCertificate(issued.der).sha256,
    ...replacedBy(cert),
    bytes: encode(issued.pem),
  };
  return keepKey
    ? [certificate]
    : [{ path: key.path, kind: 'private-key', bytes: encode(await pki.privateKeyPem(keys)) }, certificate];
}

/** The fingerprint that peers may have pinned until now. */
function replacedBy(cert: NamedFile): Pick<WrittenFile, 'replaces'> {
  const content = contentOf(cert);
  const [old] = content?.kind === 'certificates' ? content.certificates : [];
  return old ? { replaces: old.certificate.sha256 } : {};
}

function lifetime({ settings, now }: GenerateContext, days: number | undefined): { notBefore: Date; notAfter: Date } {
  return {
    notBefore: new Date(now.getTime() - backdating),
    notAfter: new Date(now.getTime() + (days ?? settings.validityDays) * day),
  };
}

/** Besu may know the client API under a name of its own. */
function extraHosts(config: Config, id: PlannedPair['endpoint']['id']): readonly string[] {
  if (id !== 'client-connection') return [];
  const url = parseJavaUrl(config.string('clienturl')?.value ?? '');
  return url && url.host !== '' ? [url.host.toLowerCase().replace(/^\[(.*)\]$/, '$1')] : [];
}

async function existingKeys({ files }: GenerateContext, key: NamedFile): Promise<KeyPair | undefined> {
  const read = await files.read(key.path, pemLimit);
  const pki = await import('../../pki/generate.ts');
  return 'bytes' in read ? pki.readKeyPair(new TextDecoder().decode(read.bytes)) : undefined;
}

async function authorityFor(
  context: GenerateContext,
): Promise<{ issuer: Issuer; ready: readonly Ready[] } | GenerateRefusal> {
  const pki = await import('../../pki/generate.ts');
  const folder = context.facts.paths.workdir.path;
  const certificatePath = join(folder, authorityFiles.certificate);
  const keyPath = join(folder, authorityFiles.key);
  const [certificate, key] = await Promise.all(
    [certificatePath, keyPath].map((path) => context.files.read(path, pemLimit)),
  );
  if (certificate && key && 'bytes' in certificate && 'bytes' in key) {
    const keys = await pki.readKeyPair(new TextDecoder().decode(key.bytes));
    if (keys) return { issuer: { certificatePem: new TextDecoder().decode(certificate.bytes), keys }, ready: [] };
  }
  const missing = [certificate, key].every((read) => read && 'refused' in read && read.refused === 'missing');
  if (!missing)
    return {
      refused: 'unusable-authority',
      path: keyPath,
      message: `${shownPath(keyPath)} and ${shownPath(certificatePath)} are not the authority that this command made before. Restore both, or move them away to start a new authority.`,
    };

  context.progress?.('Making the key of the private authority');
  const keys = await pki.generateKeyPair('rsa-3072');
  const content = {
    commonName: 'Orion private CA',
    dnsNames: [],
    ipAddresses: [],
    role: 'authority',
    ...lifetime(context, 3650),
  } as const;
  const issued = await pki.issueCertificate(content, keys);
  return {
    issuer: { certificatePem: issued.pem, keys },
    ready: [
      { path: keyPath, kind: 'authority-key', bytes: encode(await pki.privateKeyPem(keys)) },
      {
        path: certificatePath,
        kind: 'authority-certificate',
        sha256: readCertificate(issued.der).sha256,
        bytes: encode(issued.pem),
      },
    ],
  };
}

/** The line about a new certificate. */
function newPeerLine(
  config: Config,
  { endpoint, cert }: PlannedPair,
  commonName: string,
  written: readonly WrittenFile[],
): readonly PeerLine[] {
  const sha256 = written.find(({ path }) => path === cert.path)?.sha256;
  return sha256 === undefined ? [] : [peerLine(config, endpoint.id, commonName, sha256)];
}

/** What makes an endpoint trust certificates of the authority, and nothing else. A relative path counts from workdir. */
function authoritySettings({ endpoint }: PlannedPair): readonly NeededSetting[] {
  return [
    { key: endpoint.chain, value: [authorityFiles.certificate] },
    { key: endpoint.trust, value: 'ca' },
  ];
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
