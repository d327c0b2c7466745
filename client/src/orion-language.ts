/** Which of our two languages a file has, also where it is not open. */

import { type Uri, workspace } from 'vscode';
import { languageOfDocument, languageOfName, type OrionLanguage } from '../../server/src/model/recognise.ts';
import { askedLanguages } from './asked-languages.ts';

/** As the server judges it. An open document in another language is none of ours: its user has chosen that. */
export function orionLanguageOf(uri: Uri): OrionLanguage | undefined {
  const fileName = uri.path.split('/').at(-1) ?? '';
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (!open) return languageOfName(fileName);
  const { languageId } = open;
  if (!askedLanguages.includes(languageId)) return undefined;
  return languageOfDocument({ fileName, languageId, getText: () => open.getText() }, detectsByContent(uri));
}

/** Whether the user lets the content of a file say that it is Orion's. */
export function detectsByContent(uri: Uri): boolean {
  return workspace.getConfiguration('orionTls', uri).get<boolean>('detectByContent') ?? true;
}
