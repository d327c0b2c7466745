/** Which configurations a person has worked on in this session. */

import { type Disposable, type TextEditor, window } from 'vscode';

export interface RecentConfigs extends Disposable {
  /** URIs, the last one first. */
  readonly uris: readonly string[];
}

/** Follows the focus from now on. */
export function followConfigs(): RecentConfigs {
  let uris: readonly string[] = [];
  const note = (editor: TextEditor | undefined) => {
    if (editor?.document.languageId !== 'orion-config') return;
    const uri = editor.document.uri.toString();
    uris = [uri, ...uris.filter((each) => each !== uri)];
  };
  note(window.activeTextEditor);
  const subscription = window.onDidChangeActiveTextEditor(note);
  return {
    get uris() {
      return uris;
    },
    dispose: () => subscription.dispose(),
  };
}
