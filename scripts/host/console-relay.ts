/** Prints what a test suite writes to its console; it reaches us through the workbench, mixed with the workbench's own log. */
import { format } from 'node:util';

/** How lines of the workbench itself begin that say nothing about the suite. */
const workbenchNoise = [
  'Resolving connection token',
  'Resolved connection token',
  'Creating a socket (',
  'Ignoring fetching additional builtin',
  'Updating additional builtin',
  '[Service Worker] registration',
  'ChatSessionStore:',
  '[remote-connection]',
  'Started local extension host',
  'The web worker extension host',
  'Extension host (',
  'Ignoring the error',
  '[reconnection-grace-time]',
  '[AgentHost:',
  '[AccountPolicyGate]',
];

/** Prints one call of a console method; warnings and errors go to standard error. HOST_VERBOSE shows the noise as well. */
export function relayConsole(method: string, args: readonly unknown[]): void {
  const text = format(...args).replace(/\n$/, '');
  const { HOST_VERBOSE: verbose } = process.env;
  if (!verbose && workbenchNoise.some((start) => text.startsWith(start))) return;
  const stream = method === 'error' || method === 'warn' ? process.stderr : process.stdout;
  stream.write(`${text}\n`);
}
