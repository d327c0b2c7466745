/**
 * `npm run fuzz`: installs what is missing, builds, and feeds hostile input to everything that reads some (see fuzz/fuzz.ts).
 *
 *   npm run fuzz                               every target in turn, a minute together
 *   npm run fuzz -- --seconds 300 --seed 7     for longer, and the same inputs again
 *   npm run fuzz -- --target config            one target: config, known-hosts, pem, settings, server, growth
 *   npm run fuzz -- --target T --seed S --path P   one failure once more, as it was printed
 */
import { ensureDependencies } from './dependencies.mjs';
import { runTypeScript } from './run-typescript.mjs';

ensureDependencies();
process.exitCode = await runTypeScript('scripts/fuzz/fuzz.ts', process.argv.slice(2));
