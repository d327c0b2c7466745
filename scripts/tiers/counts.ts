/** How many tests passed, failed and were skipped: how a tier reports, and how the closing line is worded. */
import { existsSync, readFileSync } from 'node:fs';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const noTests: Counts = { passed: 0, failed: 0, skipped: 0 };

export function addCounts(left: Counts, right: Counts): Counts {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
  };
}

/** `3 passed, 0 failed`, and `, 1 skipped` where there are any. */
export function describeCounts({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * What a tier's process left in its counts file, corrected by the code it ended with: a process that died, or that says
 * it failed without a failed test, must never look green. The reason for a correction is printed.
 */
export function readCounts(tier: string, file: string, exitCode: number | null): Counts {
  const text = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  if (text === '') {
    console.error(`The ${tier} tests ended (code ${exitCode}) before they reported a result: counted as one failure.`);
    return { ...noTests, failed: 1 };
  }
  const counts: Counts = JSON.parse(text);
  if (exitCode !== 0 && counts.failed === 0) {
    console.error(`The ${tier} tests ended with code ${exitCode} though no test failed: counted as one failure.`);
    return { ...counts, failed: 1 };
  }
  if (exitCode === 0 && counts.passed + counts.failed === 0) {
    console.error(`The ${tier} tests ran no test at all: counted as one failure.`);
    return { ...counts, failed: 1 };
  }
  return counts;
}
