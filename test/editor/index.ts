/** What VS Code runs as its extension test: every suite that ORION_SUITES names, with Mocha, and a report in ORION_SUITE_REPORT. */
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import type { SuiteReport } from './report.ts';
import { withSourcePositions } from './source-positions.ts';
import { screenshot } from './support/workbench.ts';

/** Rejects when a test failed, by which VS Code ends with a code that says so. */
export async function run(): Promise<void> {
  process.setSourceMapsEnabled(true);
  const { ORION_SUITES: suites = '[]', ORION_SUITE_REPORT: reportFile = '', CI: ci } = process.env;
  const mocha = new Mocha({
    ui: 'tdd',
    reporter: TitleReporter,
    // Generous, since other programs may keep the machine busy. What is waited for normally takes milliseconds.
    timeout: 60_000,
    forbidOnly: Boolean(ci),
  });
  for (const file of JSON.parse(suites)) mocha.addFile(file);
  mocha.rootHooks({ afterEach: captureFailure });

  const report = await runMocha(mocha);
  writeFileSync(reportFile, JSON.stringify(report));
  if (report.failed > 0) throw new Error(`${report.failed} of the editor tests failed.`);
}

function runMocha(mocha: Mocha): Promise<SuiteReport> {
  return new Promise((resolve) => {
    const failures: { title: string; reason: string }[] = [];
    const runner = mocha.run(() => {
      const { passes = 0, failures: failed = 0, pending = 0 } = runner.stats ?? {};
      resolve({ passed: passes, failed, skipped: pending, failures });
    });
    runner.on('fail', (test, error) => {
      failures.push({
        title: test.fullTitle(),
        reason: withSourcePositions(error.stack ?? String(error)),
      });
    });
  });
}

/** One line per test as it happens; the failures in full are printed from the report. */
class TitleReporter extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    runner.on('pass', (test) => console.log(`  ✔ ${test.fullTitle()} (${test.duration} ms)`));
    runner.on('pending', (test) => console.log(`  - ${test.fullTitle()} (skipped)`));
    runner.on('fail', (test, error) => console.log(`  ✖ ${test.fullTitle()}: ${error.message}`));
  }
}

/** A picture of what the person would have seen, as out/screenshots/failed-….png. */
async function captureFailure(this: Mocha.Context): Promise<void> {
  if (this.currentTest?.state !== 'failed') return;
  await screenshot(`failed-${this.currentTest.fullTitle().replace(/\W+/g, '-')}`).catch((error) =>
    console.error(error),
  );
}
