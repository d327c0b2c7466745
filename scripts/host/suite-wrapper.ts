/**
 * What the extension host runs in place of a test suite, to make two things honest: the workbench reports success when
 * the extension host dies, so the end of the suite leaves a mark; and it drops console output that is not a string.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { format } from 'node:util';

export type SuiteEnd = 'passed' | 'failed';

interface Suite {
  readonly run?: () => Promise<void>;
}

/** The workbench replaces longer lines by a notice. */
const pieceLength = 50_000;

/** Runs the suite at HOST_SUITE and writes how it ended into the file HOST_SUITE_END. */
export async function run(): Promise<void> {
  const { HOST_SUITE: suiteFile = '', HOST_SUITE_END: endFile = '' } = process.env;
  printOnlyStrings();
  let end: SuiteEnd = 'failed';
  try {
    const suite: Suite = createRequire(suiteFile)(suiteFile);
    if (!suite.run) throw new Error(`${suiteFile} exports no function run.`);
    await suite.run();
    end = 'passed';
  } finally {
    writeFileSync(endFile, end);
  }
}

/** The extension host's console methods cannot be assigned to, so the console as a whole is replaced. */
function printOnlyStrings(): void {
  const original = globalThis.console;
  const replacement: Console = Object.create(original);
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    const print = (...args: unknown[]) => {
      const text = format(...args);
      for (let start = 0; start === 0 || start < text.length; start += pieceLength) {
        original[method]('%s', text.slice(start, start + pieceLength));
      }
    };
    Object.defineProperty(replacement, method, { value: print, writable: true, configurable: true });
  }
  globalThis.console = replacement;
}
