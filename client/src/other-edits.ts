/** An edit of one file changes what is found in another: the library asks anew about all open documents but the one that is active. */

import { window } from 'vscode';
import {
  DidChangeTextDocumentNotification,
  DocumentDiagnosticRequest,
  type LanguageClient,
} from 'vscode-languageclient/node';

/** Has the active document judged anew where another one was edited, by a command or a quick fix. */
export function followOtherEdits(client: LanguageClient): void {
  const changes = client.getFeature(DidChangeTextDocumentNotification.method);
  changes.onNotificationSent(({ textDocument }) => {
    const active = window.activeTextEditor?.document;
    if (active && active !== textDocument) client.getFeature(DocumentDiagnosticRequest.method)?.refresh();
  });
}
