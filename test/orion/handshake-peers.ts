/** Pairs of certificate and key for handshakes: made by `orion-tls generate`, and by openssl where it refuses to make them. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runProgram } from '../../server/src/cli/program.ts';
import { disk } from '../../server/src/facts/disk.ts';
import { createSafeWriter } from '../../server/src/facts/safe-writer.ts';
import { clientIdentifier } from '../../server/src/model/client-identifier.ts';
import { type Certificate, readCertificate } from '../../server/src/pki/certificate.ts';
import { derOf, makeCertificate, type Pair } from '../support/openssl.ts';

export interface PairFiles {
  readonly certificate: string;
  readonly key: string;
}

/** Somebody who shakes hands with a node. */
export interface Peer {
  readonly name: string;
  readonly files: Readonly<Record<'server' | 'client', PairFiles>>;
  /** Who vouches for it: an authority in Java's trust store, one that only a chain list names, or nobody. */
  readonly issuer: 'java' | 'chain' | 'nobody';
  /** Names the host that is dialled. */
  readonly namesHost: boolean;
  readonly expired: boolean;
}

export interface Peers {
  readonly peers: readonly Peer[];
  /** The node that judges. */
  readonly own: Readonly<Record<'server' | 'client', PairFiles>>;
  readonly javaAuthority: string;
  readonly chainAuthority: string;
}

/** What the node knows a peer by, and its fingerprint. */
export interface Identity {
  readonly certificate: Certificate;
  readonly identifier: string;
}

const day = 86_400_000;

/** Makes everybody below `folder`; servers are dialled as localhost with this port. */
export async function makePeers(folder: string, commandLine: string, port: number): Promise<Peers> {
  const host = `localhost:${port}`;
  const generate = async (place: string, name: string, flags: readonly string[], past = false) => {
    const prefix = path.join(folder, place);
    mkdirSync(prefix, { recursive: true });
    const stem = `${flags.length}${past ? 'old' : 'new'}-${name.replaceAll(':', '-')}`;
    const config = path.join(prefix, `${stem}.conf`);
    const files = { server: pairIn(prefix, `${stem}-server`), client: pairIn(prefix, `${stem}-client`) };
    writeFileSync(config, configFor(`https://${name}/`, files));
    const args = ['generate', '--key-type', 'ec-p256', '--name', name, ...flags, config];
    if (past) await generateInThePast([...args, '--days', '1'], prefix);
    else runCommandLine(commandLine, args);
    return files;
  };
  const ca = ['--ca'];
  // The authorities come first, and in the past, so that they are older than all that they issue.
  const oldByJava = await generate('java', host, ca, true);
  const own = await generate('own', `node.example:${port}`, []);
  const javaAuthority = path.join(folder, 'java', 'orion-ca-cert.pem');
  const authority = { certificate: text(javaAuthority), key: text(path.join(folder, 'java', 'orion-ca-key.pem')) };
  const openssl = (name: string, subject: string, issuer?: Pair) => ({
    server: writePair(folder, `${name}-server`, subject, 'serverAuth', issuer),
    client: writePair(folder, `${name}-client`, subject, 'clientAuth', issuer),
  });
  const shouted = `/CN=${host.toUpperCase()}`;
  const plain = { issuer: 'nobody', namesHost: true, expired: false } as const;
  const vouched = { ...plain, issuer: 'java' } as const;
  return {
    own,
    javaAuthority,
    peers: [
      { name: 'self-signed', files: await generate('self', host, []), ...plain },
      { name: 'expired', files: await generate('expired', host, [], true), ...plain, expired: true },
      { name: "from Java's authority", files: await generate('java', host, ca), ...vouched },
      { name: "expired, from Java's authority", files: oldByJava, ...vouched, expired: true },
      {
        name: "for another host, from Java's authority",
        files: await generate('java', `other.example:${port}`, ca),
        ...vouched,
        namesHost: false,
      },
      {
        name: 'from an authority of the chain list',
        files: await generate('chain', host, ca),
        ...plain,
        issuer: 'chain',
      },
      { name: 'without CN', files: openssl('nameless', '/O=Acme'), ...plain },
      { name: "without CN, from Java's authority", files: openssl('vouched', '/O=Acme', authority), ...vouched },
      { name: 'with an upper-case CN', files: openssl('loud', shouted), ...plain },
      {
        name: "with an upper-case CN, from Java's authority",
        files: openssl('vouched-loud', shouted, authority),
        ...vouched,
      },
      { name: 'with a blank in its CN', files: openssl('blank', '/CN=my node'), ...plain },
    ],
    chainAuthority: path.join(folder, 'chain', 'orion-ca-cert.pem'),
  };
}

/** Reads a certificate file as our rules do. */
export function identityOf({ certificate }: PairFiles, dialled: string | undefined): Identity {
  const read = readCertificate(derOf(text(certificate)));
  return { certificate: read, identifier: dialled ?? clientIdentifier(read).text ?? 'nobody.example:1' };
}

function pairIn(folder: string, stem: string): PairFiles {
  return { certificate: path.join(folder, `${stem}-cert.pem`), key: path.join(folder, `${stem}-key.pem`) };
}

function configFor(url: string, { server, client }: Peer['files']): string {
  const lines = { nodeurl: url, tls: 'strict', workdir: path.dirname(server.certificate) };
  const files = {
    tlsservercert: server.certificate,
    tlsserverkey: server.key,
    tlsclientcert: client.certificate,
    tlsclientkey: client.key,
  };
  return Object.entries({ ...lines, ...files })
    .map(([key, value]) => `${key} = '${value}'\n`)
    .join('');
}

function runCommandLine(commandLine: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [commandLine, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`orion-tls ${args.join(' ')} failed: ${stderr}`);
}

/** The same program with another clock, which the command line of a person does not have. */
async function generateInThePast(args: readonly string[], cwd: string): Promise<void> {
  const errors: string[] = [];
  const output = (lines: string[]) => ({ write: (line: string) => void lines.push(line), isTerminal: false });
  const code = await runProgram(args, {
    cwd,
    environment: {},
    files: disk,
    writer: createSafeWriter(),
    now: () => new Date(Date.now() - 100 * day),
    output: output([]),
    errors: output(errors),
  });
  if (code !== 0) throw new Error(`orion-tls ${args.join(' ')} failed: ${errors.join('')}`);
}

function writePair(folder: string, stem: string, subject: string, usage: string, issuer: Pair | undefined): PairFiles {
  const files = pairIn(folder, stem);
  const extensions = ['subjectAltName=DNS:localhost', `extendedKeyUsage=${usage}`, 'keyUsage=digitalSignature'];
  const pair = makeCertificate({ key: 'ec', subject, extensions, ...(issuer && { issuer }) });
  writeFileSync(files.certificate, pair.certificate);
  writeFileSync(files.key, pair.key);
  return files;
}

function text(file: string): string {
  return readFileSync(file, 'utf8');
}
