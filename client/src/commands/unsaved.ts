/** After an edit: that its files are not saved yet, and a button that saves just these. */

import { commands, type Disposable, type TextDocument, Uri, window, workspace } from 'vscode';
import { plainMessage } from '../plain-message.ts';
import { offerSaveCommand } from '../save-command.ts';
import { changedText, closedText, unsavedText } from './unsaved-text.ts';

/** Says what was done, and which of these files are still to be saved by hand. Says nothing where there is nothing to say. */
export function reportUnsaved(files: readonly Uri[], done = ''): void {
  const uris = new Set(files.map((uri) => uri.toString()));
  const unsaved = workspace.textDocuments.filter(
    (document) => document.isDirty && uris.has(document.uri.toString()) && !savesItself(document),
  );
  const sentence = [done, unsavedText(unsaved.map(({ uri }) => workspace.asRelativePath(uri)))]
    .filter((part) => part !== '')
    .join(' ');
  if (sentence === '') return;
  const save = unsaved.length > 1 ? 'Save All of Them' : 'Save';
  // Not awaited: it stays until the person takes it away.
  void window
    .showInformationMessage(plainMessage(sentence), ...(unsaved.length > 0 ? [save] : []))
    .then((answer) => (answer === save ? saveAll(unsaved) : undefined));
}

/** One that was closed meanwhile without being saved has lost its changes, which nobody should believe to be saved. */
async function saveAll(documents: readonly TextDocument[]): Promise<void> {
  const gone = documents.filter(({ isClosed }) => isClosed).map(({ uri }) => workspace.asRelativePath(uri));
  await Promise.all(documents.map((document) => document.isClosed || document.save()));
  if (gone.length > 0) await window.showWarningMessage(plainMessage(closedText(gone)));
}

/** Whether VS Code saves it in a moment. Where it saves at a change of focus, it passes over what never had the focus. */
function savesItself(document: TextDocument): boolean {
  return workspace.getConfiguration('files', document).get('autoSave') === 'afterDelay';
}

/** For quick fixes that change other files than the one in the editor. */
export function registerOfferSave(): Disposable {
  return commands.registerCommand(offerSaveCommand, (files: readonly string[]) => {
    const uris = files.map((file) => Uri.parse(file));
    reportUnsaved(uris, changedText(uris.map((uri) => workspace.asRelativePath(uri))));
  });
}
