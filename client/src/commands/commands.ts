/** Every command of the extension and what it calls. */

import { commands, type Disposable } from 'vscode';
import type { Server } from '../server.ts';

/** Registers the commands that package.json contributes. */
export function registerCommands(server: Server): Disposable[] {
  const handlers: Readonly<Record<string, (...given: unknown[]) => unknown>> = {
    'orionTls.restartServer': () => server.restart(),
    'orionTls.showOutput': () => server.showOutput(),
  };
  return Object.entries(handlers).map(([id, handler]) => commands.registerCommand(id, handler));
}
