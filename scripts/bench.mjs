/**
 * `npm run bench`: installs what is missing, builds the programs as they are packaged, and measures them beside two other
 * language servers for TOML. Prints a table and writes out/bench.json.
 *
 *   npm run bench                    everything, about six minutes
 *   npm run bench -- --quick         fewer repetitions, about one minute
 *   npm run bench -- --only=hover    the measurements whose name contains the word
 *   npm run bench -- --keep          leaves the measured files where they are and says where
 */
import { ensureDependencies } from './dependencies.mjs';
import { runTypeScript } from './run-typescript.mjs';

ensureDependencies();
process.exitCode = await runTypeScript('scripts/bench/bench.ts', process.argv.slice(2));
