/**
 * `npm run package`: makes the extension as a VSIX, and the command line with the language server as an npm tarball, which
 * needs no other package. Both land in the project's folder, or in the one that is named.
 *
 *   npm run package
 *   npm run package -- DIR
 */
import { ensureDependencies } from './dependencies.mjs';
import { runTypeScript } from './run-typescript.mjs';

ensureDependencies();
process.exitCode = await runTypeScript('scripts/package/package.ts', process.argv.slice(2));
