/** What `npm run fuzz` does: a process for each target, which it watches, and a report. */

import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Failure } from '../../test/fuzz/target.ts';
import { targets } from '../../test/fuzz/targets.ts';
import { buildPrograms } from '../build.ts';
import { runWatched } from './watched-run.ts';

/** Characters of an input that are printed. */
const longestInput = 4000;

interface Question {
  readonly seconds: number;
  readonly seed: number;
  readonly path: string | undefined;
  readonly names: readonly string[];
}

async function main(): Promise<number> {
  const question = readArguments();
  if (typeof question === 'string') {
    console.error(question);
    return 2;
  }
  if (!buildPrograms()) return 1;
  const { names, seconds, seed, path } = question;
  let inputs = 0;
  let failures = 0;
  for (const name of names) {
    const started = performance.now();
    const milliseconds = (seconds * 1000) / names.length;
    const report = await runWatched({ target: name, seed, milliseconds, ...(path !== undefined && { path }) });
    const time = ((performance.now() - started) / 1000).toFixed(0);
    const memory = report.megabytes === undefined ? '' : `, ${report.megabytes} MB at most`;
    const outcome = report.failure ? '1 failure' : 'no failure';
    console.log(`${name}: ${report.inputs} inputs in ${time} s from seed ${seed}, ${outcome}${memory}`);
    inputs += report.inputs;
    if (!report.failure) continue;
    failures += 1;
    describe(name, report.failure);
  }
  console.log(`${inputs} inputs for ${names.length} targets from seed ${seed}: ${failures} failed`);
  return failures > 0 || inputs === 0 ? 1 : 0;
}

function describe(name: string, { seed, path, input, error }: Failure): void {
  console.error(`  ✖ ${error.replaceAll('\n', '\n    ')}`);
  console.error(`    for ${input.slice(0, longestInput)}${input.length > longestInput ? '…' : ''}`);
  console.error(`    once more: npm run fuzz -- --target ${name} --seed ${seed} --path ${path}`);
}

/** What is asked for, or a sentence for the person who asked. */
function readArguments(): Question | string {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '60' },
      seed: { type: 'string', default: String(randomInt(2 ** 31 - 1)) },
      target: { type: 'string' },
      path: { type: 'string' },
    },
  });
  const known = targets.map(({ name }) => name);
  const names = known.filter((name) => values.target === undefined || values.target === name);
  const [seconds, seed] = [Number(values.seconds), Number(values.seed)];
  if (names.length === 0) return `There is no target ${values.target}. The targets are: ${known.join(', ')}.`;
  if (!(seconds > 0) || !Number.isInteger(seed)) return '--seconds and --seed want a number each.';
  if (values.path !== undefined && names.length > 1) return '--path belongs to one --target.';
  return { seconds, seed, path: values.path, names };
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  },
);
