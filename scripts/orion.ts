/**
 * `npm run test:orion`: asks Orion's own libraries (Apache Tuweni, Vert.x, BouncyCastle) and compares their answers with
 * ours. Needs a JDK from 11 on and Maven, and says so where they are missing.
 *
 *   npm run test:orion [-- [PART]... [--seed N] [--cases N]]     PART: config, known-hosts, pem, handshakes
 */
import { parseArgs } from 'node:util';
import { buildHarness } from '../test/orion/build-harness.ts';
import { compareConfigs } from '../test/orion/config-part.ts';
import { compareHandshakes } from '../test/orion/handshake-part.ts';
import { type Harness, openHarness } from '../test/orion/harness.ts';
import { compareKnownHosts } from '../test/orion/known-hosts-part.ts';
import { comparePem } from '../test/orion/pem-part.ts';
import type { PartReport } from '../test/orion/report.ts';
import { buildPrograms } from './build.ts';
import { inProject } from './project.ts';

/** Failures of one part that are printed in full. */
const shownFailures = 20;

interface Amount {
  readonly seed: number;
  readonly cases: number;
}

type Part = (harness: Harness, amount: Amount) => Promise<PartReport>;

const parts: Readonly<Record<string, Part>> = {
  config: compareConfigs,
  'known-hosts': compareKnownHosts,
  pem: comparePem,
  handshakes: compareHandshakes,
};

/** Runs these parts and returns the exit code: 0 where nothing failed, and where this machine cannot ask. */
async function compareWithOrion(chosen: readonly Part[], amount: Amount): Promise<number> {
  const program = buildHarness(inProject('test', 'orion', 'harness'), inProject('out', 'orion'));
  if ('skipped' in program) {
    console.log(`test:orion skipped: ${program.skipped}.`);
    return 0;
  }
  // The handshakes use pairs that the built command line makes.
  if (!buildPrograms()) return 1;
  const harness = openHarness(program);
  const reports: PartReport[] = [];
  for (const part of chosen) {
    const started = Date.now();
    const report = await part(harness, amount);
    print(report, Date.now() - started);
    reports.push(report);
  }
  harness.close();
  const passed = reports.reduce((sum, report) => sum + report.passed, 0);
  const failed = reports.reduce((sum, report) => sum + report.failures.length, 0);
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
}

function print({ name, passed, failures, facts, notes }: PartReport, milliseconds: number): void {
  const seconds = (milliseconds / 1000).toFixed(1);
  console.log(`${name}: ${passed} passed, ${failures.length} failed in ${seconds} s (${facts.join('; ')})`);
  for (const note of notes) console.log(`  ${note}`);
  for (const failure of failures.slice(0, shownFailures)) console.error(`  ✖ ${failure}`);
  if (failures.length > shownFailures) console.error(`  … and ${failures.length - shownFailures} more`);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seed: { type: 'string', default: '1' }, cases: { type: 'string', default: '6000' } },
  });
  const chosen = Object.entries(parts).filter(([name]) => positionals.length === 0 || positionals.includes(name));
  const amount = { seed: Number(values.seed), cases: Number(values.cases) };
  process.exitCode = await compareWithOrion(
    chosen.map(([, part]) => part),
    amount,
  );
}

void main();
