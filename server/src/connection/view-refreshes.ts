/** Asks the client to ask again for what it shows beside the text, when the world has changed. */

import { CodeLensRefreshRequest, type Connection } from 'vscode-languageserver';
import type { ClientAbilities } from './capabilities.ts';
import { type Log, unasked } from './guarded.ts';

/** Refreshes hints and lenses of a client that can; without effect for every other. */
export function createViewRefreshes(connection: Connection, abilities: () => ClientAbilities, log: Log): () => void {
  return () => {
    const { refreshesInlayHints, refreshesCodeLenses } = abilities();
    if (refreshesInlayHints) unasked('refreshing hints', log, () => connection.languages.inlayHint.refresh());
    if (refreshesCodeLenses) {
      unasked('refreshing lenses', log, () => connection.sendRequest(CodeLensRefreshRequest.type));
    }
  };
}
