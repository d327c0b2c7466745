/** Tells a client that shows the status of endpoints when it may have changed. */

import type { Connection } from 'vscode-languageserver';
import { configStatus } from '../features/status.ts';
import { type ConfigStatus, type DocumentParams, statusChanged } from '../protocol.ts';
import type { Analysis } from '../workspace.ts';

export interface StatusBoard {
  /** The status for a client that asks. */
  answer(analysis: Analysis): ConfigStatus;
  /** Notifies the client if it asked about this document before and would be answered something else now. */
  update(analysis: Analysis): void;
  forget(uri: string): void;
}

/** Nobody has asked yet. A client that never asks is never notified, since it would not know the notification. */
export function createStatusBoard(connection: Connection): StatusBoard {
  const told = new Map<string, string>();
  return {
    answer({ document, config, findings }) {
      const status = configStatus(config, findings);
      told.set(document.uri, JSON.stringify(status));
      return status;
    },
    update({ document: { uri }, config, findings }) {
      const before = told.get(uri);
      if (before === undefined) return;
      const status = JSON.stringify(configStatus(config, findings));
      if (before === status) return;
      told.set(uri, status);
      const params: DocumentParams = { uri };
      void connection.sendNotification(statusChanged, params);
    },
    forget(uri) {
      told.delete(uri);
    },
  };
}
