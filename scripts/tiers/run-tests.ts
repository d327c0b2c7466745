/** What `npm test` does once the dependencies are there: choose the tests, build, run the tiers, add up. */
import { buildPrograms } from '../build.ts';
import { type ChosenTests, chooseTests, type Tier, tiers } from './choose-tests.ts';
import { addCounts, type Counts, describeCounts, noTests } from './counts.ts';
import { runEditorTier } from './editor.ts';
import { runNodeTier } from './node-tier.ts';

/** Runs the tests that the arguments name and returns the exit code: 0 only if something ran and nothing failed. */
async function runTests(args: readonly string[]): Promise<number> {
  const chosen = readArguments(args);
  if (!chosen) return 2;
  if (!buildPrograms()) return 1;

  const run = (tier: Tier, files: readonly string[]) =>
    tier === 'editor' ? runEditorTier(files, { desktop: chosen.desktop }) : runNodeTier(tier, files);
  let total = noTests;
  for (const tier of tiers) {
    const files = chosen.files[tier];
    if (files) total = addCounts(total, await runTier(tier, files, () => run(tier, files)));
  }
  console.log(describeCounts(total));
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

function readArguments(args: readonly string[]): ChosenTests | undefined {
  try {
    return chooseTests(args);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return undefined;
  }
}

async function runTier(name: string, files: readonly string[], run: () => Promise<Counts>): Promise<Counts> {
  const fileCount = files.length === 1 ? '1 file' : `${files.length} files`;
  console.log(`\nThe ${name} tests, ${fileCount}:`);
  if (files.length === 0) {
    console.error('There is none, which counts as a failure.');
    return { ...noTests, failed: 1 };
  }
  const start = performance.now();
  const counts = await run().catch((error) => {
    console.error(`The ${name} tests could not be run:`, error);
    return { ...noTests, failed: 1 };
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`\nThe ${name} tests in ${seconds} s: ${describeCounts(counts)}.\n`);
  return counts;
}

runTests(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
