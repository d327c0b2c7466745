/** Decides when an open document is Orion's, gives it our language, and respects a language that the user chose. */

import { Disposable, languages, type TextDocument, workspace } from 'vscode';
import { documentMayBeConfig, languageOfName, looksLikeOrion } from '../../server/src/model/recognise.ts';

/**
 * Calls `onOrionFile` for every Orion document, now and later. A document that is Orion's by its content gets our
 * language; if its user changes that, it stays changed.
 */
export function watchForOrionFiles(onOrionFile: () => void): Disposable {
  /** Documents that are open in our language, or were until their user chose another. */
  const ours = new Set<string>();
  /** Documents whose user took our language away. */
  const declined = new Set<string>();

  const look = (document: TextDocument) => {
    const uri = document.uri.toString();
    if (document.languageId.startsWith('orion-')) {
      ours.add(uri);
      declined.delete(uri);
      return onOrionFile();
    }
    if (ours.delete(uri)) declined.add(uri);
    const language = isOpenToUs(document) ? recognise(document) : undefined;
    if (!language) return;
    onOrionFile();
    if (!declined.has(uri) && !hasChosenLanguage(document)) void languages.setTextDocumentLanguage(document, language);
  };
  const forget = (document: TextDocument) => {
    // VS Code closes and opens a document to change its language; only one that is really closed leaves the list.
    if (workspace.textDocuments.includes(document)) return;
    ours.delete(document.uri.toString());
    // The name of an unsaved document is given again to the next one.
    if (document.isUntitled) declined.delete(document.uri.toString());
  };
  const lookAtAll = () => workspace.textDocuments.forEach(look);

  lookAtAll();
  return Disposable.from(
    workspace.onDidOpenTextDocument(look),
    workspace.onDidCloseTextDocument(forget),
    // A document becomes Orion's while it is typed; a glance at the first keys is cheap.
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document.lineCount < 100 && isOpenToUs(document)) look(document);
    }),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('orionTls.detectByContent')) lookAtAll();
    }),
  );
}

/** Languages that are only what VS Code makes of a name or of no name. */
const openLanguages = ['toml', 'properties', 'plaintext'];

function isOpenToUs({ languageId, uri }: TextDocument): boolean {
  return openLanguages.includes(languageId) && documentMayBeConfig(uri.path, languageId);
}

function recognise(document: TextDocument): string | undefined {
  const name = document.uri.path.split('/').at(-1) ?? '';
  const byName = document.isUntitled ? undefined : languageOfName(name);
  if (byName) return byName;
  const byContent = workspace.getConfiguration('orionTls', document.uri).get<boolean>('detectByContent') ?? true;
  return byContent && looksLikeOrion(document.getText()) ? 'orion-config' : undefined;
}

/** Whether the user's `files.associations` name a language for this file. */
function hasChosenLanguage(document: TextDocument): boolean {
  const associations =
    workspace.getConfiguration('files', document.uri).get<Record<string, string>>('associations') ?? {};
  return Object.entries(associations).some(([pattern, language]) => {
    const glob = pattern.includes('/') ? pattern : `**/${pattern}`;
    return language === document.languageId && languages.match({ pattern: glob }, document) > 0;
  });
}
