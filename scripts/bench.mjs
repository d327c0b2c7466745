/**
 * `npm run bench`: installs what is missing, builds the programs as they are packaged, and measures them beside two other
 * language servers for TOML. Prints a table; writes it to out/bench.md, and the numbers to out/bench.json.
 *
 *   npm run bench                    everything, about six minutes on a quiet machine
 *   npm run bench -- --quick         fewer repetitions, about two minutes
 *   npm run bench -- --only=growth   the measurements whose name contains the word: latency, growth, known-hosts, preview, check,
 *                                    activation, sizes
 *   npm run bench -- --keep          leaves the measured files where they are and says where
 */
import { ensureDependencies } from './dependencies.mjs';
import { runTypeScript } from './run-typescript.mjs';

ensureDependencies();
process.exitCode = await runTypeScript('scripts/bench/bench.ts', process.argv.slice(2));
