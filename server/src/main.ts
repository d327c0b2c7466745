/** The language server as a program: `--stdio` or `--node-ipc` (also `--pipe`, `--socket`), or `--version`. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { version } from '../../package.json';
import { startServer } from './connection.ts';

const usage = `orion-tls-language-server ${version}

Language server for the configuration files of Orion. An editor starts it with one of

  --stdio       messages on standard input and output
  --node-ipc    messages over the channel of a Node.js parent
  --version     print the version and end

To check files from a shell, use "orion-tls check".
`;

/** Runs the server; the library ends the process when the client says so, closes the channel, or dies. */
function main(args: readonly string[]): void {
  if (args.includes('--version')) {
    process.stdout.write(`${version}\n`);
    return;
  }
  if (!args.some((arg) => /^--(?:stdio|node-ipc|pipe|socket)(?:=|$)/.test(arg))) {
    const asked = args.includes('--help');
    (asked ? process.stdout : process.stderr).write(usage);
    process.exitCode = asked ? 0 : 2;
    return;
  }
  // The library looks for its parent every few seconds; a channel tells at once.
  if (args.includes('--node-ipc')) process.once('disconnect', () => process.exit(1));
  // Beside dist/ in the extension and in the package.
  const page = join(__dirname, '..', 'docs', 'rules.md');
  startServer(createConnection(), { version, ...(existsSync(page) && { rulesPage: URI.file(page).toString() }) });
}

main(process.argv.slice(2));
