/** Read-only documents that exist in the editor only: certificates to compare, and lists to copy from. */

import { Disposable, Uri, window, workspace } from 'vscode';

const scheme = 'orion-tls';

export interface VirtualDocuments extends Disposable {
  /** The URI of a new document with this text. The title is what its tab says. */
  make(title: string, text: string): Uri;
  /** Shows a text to read and to copy from. */
  show(title: string, text: string): Promise<void>;
}

/** No document yet. */
export function createVirtualDocuments(): VirtualDocuments {
  const texts = new Map<string, string>();
  let made = 0;
  const make = (title: string, text: string) => {
    made += 1;
    // A slash in a title is no folder.
    const uri = Uri.from({ scheme, path: `/${made}/${title.replaceAll('/', '∕')}` });
    texts.set(uri.toString(), text);
    return uri;
  };
  const subscriptions = Disposable.from(
    workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
    }),
    workspace.onDidCloseTextDocument(({ uri }) => texts.delete(uri.toString())),
  );
  return {
    make,
    async show(title, text) {
      await window.showTextDocument(make(title, text), { preview: false });
    },
    dispose: () => subscriptions.dispose(),
  };
}
