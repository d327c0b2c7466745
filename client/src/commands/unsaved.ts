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
  // Not awaited: it stays until the person takes it away.
  void offerToSave(sentence, unsaved);
}

/** A closed document does not tell whether it was saved before, so that is followed for as long as the message stays. */
async function offerToSave(sentence: string, unsaved: readonly TextDocument[]): Promise<void> {
  const saved = new Set<TextDocument>();
  const following = workspace.onDidSaveTextDocument((document) => saved.add(document));
  const save = unsaved.length > 1 ? 'Save All of Them' : 'Save';
  const answer = await window.showInformationMessage(plainMessage(sentence), ...(unsaved.length > 0 ? [save] : []));
  following.dispose();
  if (answer === save) await saveAll(unsaved, saved);
}

/** One that was closed meanwhile without being saved has lost its changes, which nobody should believe to be saved. */
async function saveAll(documents: readonly TextDocument[], saved: ReadonlySet<TextDocument>): Promise<void> {
  const lost = documents.filter((document) => document.isClosed && !saved.has(document));
  await Promise.all(documents.map((document) => document.isClosed || document.save()));
  const names = lost.map(({ uri }) => workspace.asRelativePath(uri));
  if (names.length > 0) await window.showWarningMessage(plainMessage(closedText(names)));
}

/**
 * Whether VS Code saves it in a moment, whatever is found in it and wherever it lies. Where it saves at a change of focus, it
 * passes over what never had the focus.
 */
function savesItself(document: TextDocument): boolean {
  const files = workspace.getConfiguration('files', document);
  const isLeftOut = files.get('autoSaveWorkspaceFilesOnly') && !workspace.getWorkspaceFolder(document.uri);
  return files.get('autoSave') === 'afterDelay' && !files.get('autoSaveWhenNoErrors') && !isLeftOut;
}

/** For quick fixes that change other files than the one in the editor. */
export function registerOfferSave(): Disposable {
  return commands.registerCommand(offerSaveCommand, (files: readonly string[]) => {
    const uris = files.map((file) => Uri.parse(file));
    reportUnsaved(uris, changedText(uris.map((uri) => workspace.asRelativePath(uri))));
  });
}
