/** Decides when an open document is Orion's, gives it our language, and respects a language that the user chose. */

import { Disposable, languages, type TextDocument, workspace } from 'vscode';
import { languageOfName, looksLikeOrion } from '../../server/src/model/recognise.ts';

/** Languages that VS Code gives by default to what may be an Orion file. */
const openLanguages = new Set(['toml', 'properties', 'plaintext', 'ini']);

/**
 * Calls `onOrionFile` for every Orion document, now and later. A document that is Orion's by content gets our language
 * once; if its user changes that back, it stays.
 */
export function watchForOrionFiles(onOrionFile: () => void): Disposable {
  const seen = new Set<string>();
  const look = async (document: TextDocument) => {
    if (document.languageId.startsWith('orion-')) return onOrionFile();
    if (!openLanguages.has(document.languageId)) return;
    const language = recognise(document);
    if (!language) return;
    onOrionFile();
    const uri = document.uri.toString();
    if (seen.has(uri) || hasChosenLanguage(document)) return;
    seen.add(uri);
    await languages.setTextDocumentLanguage(document, language);
  };
  for (const document of workspace.textDocuments) void look(document);
  return Disposable.from(
    workspace.onDidOpenTextDocument(look),
    // An unsaved document becomes Orion's while it is typed; a glance at the first keys is cheap.
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document.isUntitled && document.lineCount < 100) void look(document);
    }),
  );
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
