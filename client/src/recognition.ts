/** Decides when an open document is Orion's, gives it our language, and respects a language that the user chose. */

import { Disposable, type Event, languages, type TextDocument, workspace } from 'vscode';
import { languageOfOpen } from './orion-language.ts';

/** What recognition needs of the server. */
export interface Recogniser {
  /** Called for every Orion document. */
  start(): void;
  /** Whether a configuration names the document as a known-hosts file; false while the server does not run. */
  isKnownHosts(document: TextDocument): Promise<boolean>;
  /** Fires when the server has come to run. */
  readonly onReady: Event<unknown>;
}

/**
 * Starts the server at the first Orion document. One that is Orion's by its content, or because a configuration names it,
 * gets our language; if its user changes that, it stays changed.
 */
export function watchForOrionFiles(server: Recogniser): Disposable {
  /** Documents that are open in our language, or were until their user chose another. */
  const ours = new Set<string>();
  /** Documents whose user took our language away. */
  const declined = new Set<string>();

  const look = (document: TextDocument) => {
    const uri = document.uri.toString();
    if (document.languageId.startsWith('orion-')) {
      ours.add(uri);
      declined.delete(uri);
      return server.start();
    }
    if (ours.delete(uri)) declined.add(uri);
    const language = isOpenToUs(document) ? languageOfOpen(document) : undefined;
    if (!language) return;
    server.start();
    adopt(document, language);
  };
  const adopt = (document: TextDocument, language: string) => {
    if (declined.has(document.uri.toString()) || hasChosenLanguage(document)) return;
    void languages.setTextDocumentLanguage(document, language);
  };
  /** A known-hosts file may have any name; only the configurations of the workspace know. */
  const askAbout = async (document: TextDocument) => {
    const isCandidate = document.uri.scheme === 'file' && document.languageId === 'plaintext';
    if (isCandidate && (await server.isKnownHosts(document)) && !document.isClosed)
      adopt(document, 'orion-known-hosts');
  };
  const forget = (document: TextDocument) => {
    // VS Code closes and opens a document to change its language; only one that is really closed leaves the list.
    if (workspace.textDocuments.includes(document)) return;
    ours.delete(document.uri.toString());
    // The name of an unsaved document is given again to the next one.
    if (document.isUntitled) declined.delete(document.uri.toString());
  };
  const lookAtAll = () => workspace.textDocuments.forEach(look);
  const askAboutAll = () => {
    for (const document of workspace.textDocuments) void askAbout(document);
  };

  lookAtAll();
  return Disposable.from(
    workspace.onDidOpenTextDocument((document) => {
      look(document);
      void askAbout(document);
    }),
    server.onReady(askAboutAll),
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

function isOpenToUs({ languageId }: TextDocument): boolean {
  return openLanguages.includes(languageId);
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
