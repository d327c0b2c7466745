/** How people know a file. */

import { Uri, workspace } from 'vscode';

/** The path of the file with this URI in the workspace; elsewhere its whole path. */
export function nameOf(uri: string): string {
  return workspace.asRelativePath(Uri.parse(uri));
}
