/** How long a language server takes to start, to check, and to answer: the rows that are measured beside other servers. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { alternate } from './alternate.ts';
import { type CertificateSource, makeCertificates } from './certificates.ts';
import type { Bench, Budget, Measurement, PeerName, Row, ServerName } from './measurement.ts';
import { longSample, middleNode, writeNode } from './node-folder.ts';
import { programOf } from './programs.ts';
import { breakAndRepair, lineBefore, placeOf, type Sample } from './sample.ts';
import { startSession } from './session.ts';
import { type Summary, summarise } from './statistics.ts';

/** Runs before anything is counted: compilers and caches settle. */
const warmUp = 100;

/** Another server is not waited for longer than this in one row; the row shows how many answers there were. */
const peerSeconds = 15;

/** Times by the name of the row. */
type Times = Map<string, number[]>;

const names = {
  ready: 'start of the process → ready',
  bare: 'of that, what an empty program of Node.js takes to say a word',
  open: 'open → first diagnostics, right after the start',
  firstHover: 'hover over a certificate, the first in a session',
  edit: 'edit → diagnostics, 67 lines',
  hover: 'hover, warm',
  newHover: 'hover over a certificate that is new to the server',
  complete: 'completion',
  editLong: 'edit → diagnostics, 5,000 lines',
  editFindings: 'edit → diagnostics, 5,000 lines, a finding in each',
  memory: 'memory after all this on one configuration',
} as const;

const budgets: Readonly<Record<string, Budget>> = {
  [names.ready]: { limit: 200, of: 'median' },
  [names.open]: { limit: 60, of: 'median' },
  [names.firstHover]: { limit: 20, of: 'p95' },
  [names.edit]: { limit: 10, of: 'p95' },
  [names.hover]: { limit: 3, of: 'p95' },
  [names.newHover]: { limit: 20, of: 'p95' },
  [names.complete]: { limit: 3, of: 'p95' },
  [names.editLong]: { limit: 50, of: 'p95' },
  [names.editFindings]: { limit: 50, of: 'p95' },
  [names.memory]: { limit: 90, of: 'median' },
};

export const latency: Measurement = {
  name: 'latency',
  async run(bench) {
    const certificates = await makeCertificates(6 + bench.repetitions.requests + warmUp);
    const folder = bench.scratch('node');
    const sample = writeNode(folder, certificates);
    const servers: readonly ServerName[] = ['ours', ...bench.peers];
    const figures = new Map<ServerName, ReadonlyMap<string, Summary>>();
    for (const server of servers) {
      figures.set(server, await measureServer(server, bench, folder, sample, certificates));
    }
    return Object.values(names).map((name): Row => {
      const ours = figures.get('ours')?.get(name);
      const peers: Partial<Record<PeerName, Summary>> = {};
      for (const peer of bench.peers) {
        const figure = figures.get(peer)?.get(name);
        if (figure) peers[peer] = figure;
      }
      const budget = budgets[name];
      return {
        name,
        unit: name === names.memory ? 'MB' : 'ms',
        ...(ours && { ours }),
        ...(budget && { budget }),
        peers,
      };
    });
  },
};

async function measureServer(
  name: ServerName,
  bench: Bench,
  folder: string,
  sample: Sample,
  certificates: CertificateSource,
): Promise<ReadonlyMap<string, Summary>> {
  const program = programOf(name, bench);
  const times: Times = new Map();
  const add = (row: string, time: number) => times.set(row, [...(times.get(row) ?? []), time]);

  const pace = createPace(name);
  for (let start = 0; start < bench.repetitions.starts && pace.hasTime(peerSeconds); start += 1) {
    if (name === 'ours') add(names.bare, await bareStart(program.command));
    const session = await startSession(program, folder);
    add(names.ready, session.startTime);
    add(names.open, (await session.open(sample)).time);
    if (name === 'ours') add(names.firstHover, (await session.hover(placeOf(sample.text, 'server-cert'))).time);
    await session.stop();
  }

  const { requests } = bench.repetitions;
  const repeat = async (row: string, action: (index: number) => Promise<number>) => {
    const pace = createPace(name);
    for (let index = 0; index < warmUp && pace.hasTime(peerSeconds / 3); index += 1) await action(index);
    for (let index = 0; index < requests && pace.hasTime(peerSeconds); index += 1) add(row, await action(index));
  };

  const session = await startSession(program, folder);
  await session.open(sample);
  await repeat(names.edit, alternate(session, breakAndRepair(sample.text, 'nodeport', '=')));
  const hovered = ['nodeurl', 'tlsservercert', 'whitelist', 'clientport'].map((mark) => placeOf(sample.text, mark, 1));
  const certificatePlace = placeOf(sample.text, 'server-cert', 1);
  if (name === 'ours') hovered.push(certificatePlace);
  await repeat(names.hover, (index) => timeOf(session.hover(hovered[index % hovered.length] ?? certificatePlace)));
  if (name === 'ours') {
    const file = path.join(path.dirname(fileURLToPath(sample.uri)), 'server-cert.pem');
    const original = readFileSync(file);
    await repeat(names.newHover, () => {
      writeFileSync(file, certificates.next().certificate);
      return timeOf(session.hover(certificatePlace));
    });
    // The others do not fit its key, which is an error, and errors are how broken text is told from sound text.
    writeFileSync(file, original);
  }
  const completed = [lineBefore(sample.text, '# Besu runs'), placeOf(sample.text, 'strict', 0)];
  if (name === 'ours') completed.push(placeOf(sample.text, 'server-cert'));
  await repeat(names.complete, (index) =>
    timeOf(session.complete(completed[index % completed.length] ?? certificatePlace)),
  );
  add(names.memory, session.memory());
  await session.close();

  for (const [row, list] of [
    [names.editLong, 'sound'],
    [names.editFindings, 'findings'],
  ] as const) {
    if (list === 'findings' && name !== 'ours') continue;
    const long = longSample(sample, 5_000, list);
    await session.open(long);
    await repeat(row, alternate(session, breakAndRepair(long.text, middleNode(long), ',')));
    await session.close();
  }
  await session.stop();
  return new Map([...times].map(([row, values]) => [row, summarise(values)]));
}

/** What nothing that we write can shorten. */
async function bareStart(node: string): Promise<number> {
  const start = performance.now();
  const child = spawn(node, ['--eval', 'process.stdout.write(".")'], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  const time = performance.now() - start;
  await once(child, 'exit');
  return time;
}

/** Ours is measured to the end, others until their time is over. */
function createPace(name: ServerName): { hasTime(seconds: number): boolean } {
  const start = performance.now();
  return { hasTime: (seconds) => name === 'ours' || performance.now() < start + seconds * 1000 };
}

async function timeOf(answer: Promise<{ readonly time: number }>): Promise<number> {
  return (await answer).time;
}
