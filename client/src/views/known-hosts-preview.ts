/** The previews of known-hosts files: one panel for each file, live with its text. */

// A panel and no custom editor: it stands beside the text and never in its place, and it can show files that are too large
// for VS Code to hand their text to extensions.

import { randomBytes } from 'node:crypto';
import { Disposable, type ExtensionContext, Uri, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import { knownHostsChanged } from '../../../server/src/protocol.ts';
import { previewPage } from '../preview/page.ts';
import type { Server } from '../server.ts';
import { createPreview, type Preview } from './known-hosts-panel.ts';

const viewType = 'orionTls.knownHosts';

export interface KnownHostsPreviews extends Disposable {
  /** Shows the preview of this file: a new one beside the active editor, or the one that is there. */
  show(uri: Uri): void;
}

/** No preview yet; those of the last session come back by themselves. */
export function createKnownHostsPreviews(context: ExtensionContext, server: Server): KnownHostsPreviews {
  const previews = new Map<string, Preview>();
  const dist = Uri.joinPath(context.extensionUri, 'dist');

  const fill = (panel: WebviewPanel, uri: Uri) => {
    panel.title = `Preview ${uri.path.split('/').at(-1)}`;
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    const preview = createPreview(panel, uri, server);
    previews.set(uri.toString(), preview);
    panel.onDidDispose(() => {
      previews.delete(uri.toString());
      preview.dispose();
    });
    panel.webview.html = previewPage({
      nonce: randomBytes(18).toString('base64'),
      script: panel.webview.asWebviewUri(Uri.joinPath(dist, 'preview.js')).toString(),
      style: panel.webview.asWebviewUri(Uri.joinPath(dist, 'preview.css')).toString(),
      source: panel.webview.cspSource,
    });
  };
  const all = (act: (preview: Preview) => void) => previews.forEach(act);
  const of = (uri: Uri) => previews.get(uri.toString());

  const subscriptions = Disposable.from(
    window.registerWebviewPanelSerializer(viewType, {
      async deserializeWebviewPanel(panel, state: { readonly uri?: string } | undefined) {
        if (state?.uri) fill(panel, Uri.parse(state.uri, true));
        else panel.dispose();
      },
    }),
    server.onReady((client) => {
      client.onNotification(knownHostsChanged, () => all((preview) => preview.refresh()));
      all((preview) => preview.refresh());
    }),
    workspace.onDidChangeTextDocument(({ document }) => of(document.uri)?.refresh()),
    workspace.onDidOpenTextDocument(({ uri }) => of(uri)?.refresh()),
    workspace.onDidCloseTextDocument(({ uri }) => of(uri)?.refresh()),
    workspace.onDidSaveTextDocument(({ uri }) => of(uri)?.refresh()),
    workspace.onDidGrantWorkspaceTrust(() => all((preview) => preview.refresh())),
    window.onDidChangeTextEditorSelection(({ textEditor, selections: [selection] }) => {
      if (selection) of(textEditor.document.uri)?.select(selection.active.line);
    }),
  );
  return {
    show(uri) {
      const existing = of(uri);
      if (existing) return existing.reveal();
      const column = window.activeTextEditor ? ViewColumn.Beside : ViewColumn.Active;
      fill(window.createWebviewPanel(viewType, 'Preview', column), uri);
    },
    dispose() {
      subscriptions.dispose();
      all((preview) => preview.dispose());
    },
  };
}
