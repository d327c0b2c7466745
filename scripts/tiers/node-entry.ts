/** Runs in the process of a tier of node:test: imports every test file named on the command line, whereupon they are run. */
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

async function importAll(files: readonly string[]): Promise<void> {
  for (const file of files) {
    try {
      await import(pathToFileURL(file).href);
    } catch (error) {
      // A file that cannot be loaded is one failure, and no reason to leave out the others.
      test(`load ${file}`, () => {
        throw error;
      });
    }
  }
}

void importAll(process.argv.slice(2));
