/** Which of our two languages a file has, also where it is not open. */

import { type TextDocument, type Uri, workspace } from 'vscode';
import { languageOfDocument, languageOfName, type OrionLanguage } from '../../server/src/model/recognise.ts';
import { askedLanguages } from './asked-languages.ts';

/** As the server judges it. An open document in another language is none of ours: its user has chosen that. */
export function orionLanguageOf(uri: Uri): OrionLanguage | undefined {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (!open) return languageOfName(fileNameOf(uri));
  return askedLanguages.includes(open.languageId) ? languageOfOpen(open) : undefined;
}

/** What the server would take an open document for, whether or not it is asked about one in this language. */
export function languageOfOpen(document: TextDocument): OrionLanguage | undefined {
  const { uri, languageId } = document;
  const named = { fileName: fileNameOf(uri), languageId, getText: () => document.getText() };
  return languageOfDocument(named, detectsByContent(uri));
}

function fileNameOf({ path }: Uri): string {
  return path.split('/').at(-1) ?? '';
}

/** Whether the user lets the content of a file say that it is Orion's. */
function detectsByContent(uri: Uri): boolean {
  return workspace.getConfiguration('orionTls', uri).get<boolean>('detectByContent') ?? true;
}
