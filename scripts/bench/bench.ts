/** What `npm run bench` does: builds, measures, prints a table, writes it to out/bench.md and the numbers to out/bench.json. */

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inProject, projectRoot } from '../project.ts';
import { activation } from './activation.ts';
import { commandLine } from './command-line.ts';
import { growth } from './growth.ts';
import { knownHostsFile } from './known-hosts-file.ts';
import { latency } from './latency.ts';
import { type Bench, chooseMeasurements, type Measurement, peerNames, type Row } from './measurement.ts';
import { preview } from './preview.ts';
import { installPeers } from './programs.ts';
import { sizes } from './sizes.ts';
import { table } from './table.ts';

const measurements: readonly Measurement[] = [latency, growth, knownHostsFile, preview, commandLine, activation, sizes];

const full = { requests: 200, starts: 30, runs: 3 };
const quick = { requests: 40, starts: 5, runs: 2 };

async function main(args: readonly string[]): Promise<void> {
  const unknown = args.find((arg) => !/^--(?:quick|keep|only=.*)$/.test(arg));
  if (unknown !== undefined) throw new Error(`There is no option ${unknown}. Known: --quick, --keep, --only=NAME.`);
  const only = args.find((arg) => arg.startsWith('--only='))?.slice('--only='.length) ?? '';
  const chosen = chooseMeasurements(measurements, only);

  const bundles = inProject('out', 'bench', 'dist');
  execFileSync(process.execPath, [inProject('esbuild.mjs'), '--production', `--folder=${bundles}`], {
    cwd: projectRoot,
    stdio: 'inherit',
  });
  const installed = installPeers();
  const files = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'orion-tls-bench-')));
  const bench: Bench = {
    repetitions: args.includes('--quick') ? quick : full,
    bundles,
    scratch: (name) => {
      mkdirSync(path.join(files, name));
      return path.join(files, name);
    },
    peers: peerNames,
    installed,
  };
  const loadBefore = load();
  const rows: Row[] = [];
  for (const measurement of chosen) {
    console.log(`Measuring: ${measurement.name}…`);
    rows.push(...(await measurement.run(bench)));
  }
  const machine = {
    processor: os.cpus()[0]?.model.trim() ?? 'unknown',
    cores: os.availableParallelism(),
    platform: `${os.platform()} ${os.arch()}`,
    node: process.version,
    loadBefore,
    loadAfter: load(),
  };
  const where = `${machine.cores} cores, ${machine.platform}, Node ${machine.node}; load ${loadBefore.toFixed(1)} before and ${machine.loadAfter.toFixed(1)} after`;
  const text = `${table(rows)}\n\n${where}.`;
  console.log(`\n${text}\n`);
  if (loadBefore > machine.cores / 2)
    console.log('Other programs were at work: the times are longer than they need be.');
  writeFileSync(inProject('out', 'bench.md'), `${text}\n`);
  const result = { machine, repetitions: bench.repetitions, rows };
  writeFileSync(inProject('out', 'bench.json'), `${JSON.stringify(result, null, 2)}\n`);
  if (args.includes('--keep')) console.log(`The files: ${files}`);
  else rmSync(files, { recursive: true });
}

/** Programs that want a processor, averaged over the last minute. */
function load(): number {
  return os.loadavg()[0] ?? 0;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  // Servers that still run end when their input does.
  process.exit(1);
});
