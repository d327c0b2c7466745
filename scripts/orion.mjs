/** `npm run test:orion`: installs what is missing, and compares us with Orion's own libraries (see orion.ts). */
import { ensureDependencies } from './dependencies.mjs';
import { runTypeScript } from './run-typescript.mjs';

ensureDependencies();
process.exitCode = await runTypeScript('scripts/orion.ts', process.argv.slice(2));
