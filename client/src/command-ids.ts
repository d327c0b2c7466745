/** The ids of our commands: what package.json contributes, what is registered, and what we call ourselves. */

import { clientCommands } from '../../server/src/protocol.ts';

/** Those that lenses of the server call, and those of the client alone. */
export const commandIds = {
  ...clientCommands,
  restartServer: 'orionTls.restartServer',
  showOutput: 'orionTls.showOutput',
  newConfiguration: 'orionTls.newConfiguration',
  openConfiguration: 'orionTls.openConfiguration',
  copyPeerLines: 'orionTls.copyPeerLines',
  switchToWhitelist: 'orionTls.switchToWhitelist',
  checkWorkspace: 'orionTls.checkWorkspace',
} as const;

export type CommandId = (typeof commandIds)[keyof typeof commandIds];
