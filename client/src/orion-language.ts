/** Which of our two languages a file has, also where it is not open. */

import { type Uri, workspace } from 'vscode';
import { languageOfName, type OrionLanguage } from '../../server/src/model/recognise.ts';

/** That of its document where it is open, since its user may have chosen another one; else what its name says. */
export function orionLanguageOf(uri: Uri): OrionLanguage | undefined {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (!open) return languageOfName(uri.path.split('/').at(-1) ?? '');
  return orionLanguages.find((language) => language === open.languageId);
}

const orionLanguages: readonly OrionLanguage[] = ['orion-config', 'orion-known-hosts'];
