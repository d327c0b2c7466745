/**
 * `npm test`: installs what is missing, builds, and runs the tests.
 *
 *   npm test                             everything
 *   npm test -- pure                     without an editor: pure functions, and the server over the wire
 *   npm test -- package                  what users install: packed, looked through, installed and tried
 *   npm test -- editor [--desktop]       in a real VS Code
 *   npm test -- test/toml/parse.test.ts  these files or folders only
 */
import { ensureDependencies } from './dependencies.mjs';
import { runTypeScript } from './run-typescript.mjs';

ensureDependencies();
process.exitCode = await runTypeScript('scripts/tiers/run-tests.ts', process.argv.slice(2));
