/** A page of the project for a package that holds only some of the project's files. */

import { existsSync } from 'node:fs';
import path from 'node:path';

/** The page without pictures that are not in the folder, and with the bare text of links to what is not there. */
export function fitPage(page: string, folder: string): string {
  const isThere = (target: string) => {
    const [file = ''] = target.split('#');
    return file === '' || /^https?:/.test(file) || existsSync(path.join(folder, file));
  };
  return page
    .replaceAll(/^!\[[^\]]*\]\(([^)\s]+)\)\n\n/gm, (picture, target) => (isThere(target) ? picture : ''))
    .replaceAll(/\[([^\]]*)\]\(([^)\s]+)\)/g, (link, text, target) => (isThere(target) ? link : text));
}
