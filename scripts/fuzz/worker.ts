/** The process in which a target is run: round after round until the time is over or something fails. */

import type { Failure, Started } from '../../test/fuzz/target.ts';
import { targets } from '../../test/fuzz/targets.ts';
import type { RunQuestion, Said } from './watched-run.ts';

async function main({ target: name, seed, milliseconds, path }: RunQuestion): Promise<void> {
  const target = targets.find((candidate) => candidate.name === name);
  if (!target) throw new Error(`there is no target ${name}`);
  const end = performance.now() + milliseconds;
  const witness = (started: Started) => say({ started });
  let inputs = 0;
  let failure: Failure | undefined;
  for (let round = 0; !failure && (round === 0 || (path === undefined && performance.now() < end)); round += 1) {
    const count = path === undefined ? target.round : 1;
    const outcome = await target.run({ seed: seed + round, count, witness, ...(path !== undefined && { path }) });
    inputs += outcome.inputs;
    failure = outcome.failure;
  }
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  say({ report: { inputs, megabytes, ...(failure && { failure }) } }, () => process.disconnect());
}

function say(said: Said, done?: () => void): void {
  process.send?.(said, undefined, undefined, done);
}

void main(JSON.parse(process.argv[2] ?? '{}'));
