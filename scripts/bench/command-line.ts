/** How long `orion-tls check` takes over many configurations, and how that grows. */

import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { type CertificateSource, makeCertificates, pairFile } from './certificates.ts';
import { exponentRow } from './growth.ts';
import { knownHostsText } from './known-hosts.ts';
import type { Measurement, Row } from './measurement.ts';
import { type Point, summarise } from './statistics.ts';

const sizes = [250, 500, 1_000, 2_000];
const certificatesEach = 4;

export const commandLine: Measurement = {
  name: 'orion-tls check',
  async run(bench) {
    const most = Math.max(...sizes);
    const certificates = await makeCertificates(most * certificatesEach);
    const rows: Row[] = [];
    const points: Point[] = [];
    for (const size of sizes) {
      const folder = bench.scratch(`check-${size}`);
      const source = size === most ? certificates : await makeCertificates(size * certificatesEach);
      for (let index = 0; index < size; index += 1) writeNetworkNode(path.join(folder, `node${index + 1}`), source);
      const times: number[] = [];
      for (let run = 0; run < bench.repetitions.runs; run += 1) times.push(await check(bench.bundles, folder, size));
      const ours = summarise(times);
      points.push({ size, time: ours.median });
      rows.push({
        name: `orion-tls check, ${size.toLocaleString('en')} configurations with ${certificatesEach} certificates each`,
        unit: 's',
        ours,
        ...(size === 1_000 && { budget: { limit: 3, of: 'median' as const } }),
      });
    }
    return [...rows, exponentRow('orion-tls check grows with configurations to the power of', points)];
  },
};

/** A node with a pair for each side, and an authority in a chain list. */
function writeNetworkNode(folder: string, certificates: CertificateSource): void {
  mkdirSync(folder);
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  for (const side of ['server', 'client', 'besu']) {
    const { certificate, key } = certificates.next();
    write(`${side}-cert.pem`, certificate);
    writeFileSync(path.join(folder, `${side}-key.pem`), key, pairFile);
  }
  const authority = certificates.next();
  write('authority-cert.pem', authority.certificate);
  write('tls-known-clients', knownHostsText([authority.fingerprint], 'clients'));
  write('tls-known-servers', knownHostsText([authority.fingerprint], 'servers'));
  write('client-connection-tls-known-clients', knownHostsText([authority.fingerprint], 'clients'));
  write('orion.conf', networkNodeText(path.basename(folder)));
}

function networkNodeText(name: string): string {
  return `nodeurl = "https://${name}.example:8080/"
nodenetworkinterface = "0.0.0.0"
othernodes = ["https://node2.example:8080/"]
tls = "strict"
tlsservercert = "server-cert.pem"
tlsserverkey = "server-key.pem"
tlsserverchain = ["authority-cert.pem"]
tlsservertrust = "ca-or-whitelist"
tlsclientcert = "client-cert.pem"
tlsclientkey = "client-key.pem"
tlsclienttrust = "whitelist"
clientconnectiontls = "strict"
clientconnectiontlsservercert = "besu-cert.pem"
clientconnectiontlsserverkey = "besu-key.pem"
clientconnectiontlsservertrust = "whitelist"
`;
}

/** Seconds of one run, from the start of the process to its end. Throws where it did not check what it should. */
async function check(bundles: string, folder: string, size: number): Promise<number> {
  const start = performance.now();
  const args = [path.join(bundles, 'cli.js'), 'check', '--fail-on', 'never', '--format', 'json', folder];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1024 ** 3 });
  const seconds = (performance.now() - start) / 1000;
  const { files }: { files: readonly { language: string }[] } = JSON.parse(stdout);
  const configs = files.filter(({ language }) => language === 'orion-config').length;
  if (configs !== size) throw new Error(`orion-tls check looked at ${configs} configurations instead of ${size}.`);
  return seconds;
}
