/** What `npm start` does once the dependencies are there. */
import { parseArgs } from 'node:util';
import { buildPrograms } from '../build.ts';
import { whyNoEmbeddedEditor } from '../host/platform.ts';
import { openDesktopEditor, openDownloadedEditor } from './desktop.ts';
import { checkProblems, serveEditor } from './embedded.ts';

async function start(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (!options) return 2;
  if (!buildPrograms()) return 1;
  if (options.desktop) return openDesktopEditor();
  const reason = whyNoEmbeddedEditor();
  if (reason && options.check) {
    console.error(`There is nothing to check with: ${reason}.`);
    return 1;
  }
  if (reason) {
    console.log(`Opening VS Code for the desktop, because ${reason}.`);
    return openDownloadedEditor();
  }
  return options.check ? checkProblems() : serveEditor(Number(options.port));
}

function readOptions(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        desktop: { type: 'boolean', default: false },
        check: { type: 'boolean', default: false },
        port: { type: 'string', default: '0' },
      },
    });
    if (!/^\d{1,5}$/.test(values.port)) throw new Error(`--port takes a number, not "${values.port}".`);
    return values;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error('Usage: npm start -- [--desktop | --check] [--port NUMBER]');
    return undefined;
  }
}

start(process.argv.slice(2))
  .catch((error) => {
    console.error(error);
    return 1;
  })
  .then((code) => {
    process.exitCode = code;
  });
