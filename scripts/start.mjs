/**
 * `npm start`: installs what is missing, builds, and opens a VS Code with the extension on a copy of examples/.
 *
 *   npm start                  an embedded VS Code, in the browser; prints the URL
 *   npm start -- --port 8080   the same, at this port
 *   npm start -- --desktop     the VS Code that is installed on this machine
 *   npm start -- --check       the embedded one, in a headless browser: prints the Problems panel and ends
 */
import { ensureDependencies } from './dependencies.mjs';
import { runTypeScript } from './run-typescript.mjs';

ensureDependencies();
process.exitCode = await runTypeScript('scripts/start/start.ts', process.argv.slice(2));
