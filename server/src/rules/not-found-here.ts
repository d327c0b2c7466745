/** Paths of another machine, about which nothing can be said on this one. */

import { isAbsolute } from 'node:path';
import { shownPath } from '../model/shown-path.ts';
import { isBelowFile, type OpenedFile, openedFiles } from './opened-files.ts';
import type { Rule } from './rule.ts';

export const notFoundHere: Rule = {
  code: 'not-found-here',
  severity: 'hint',
  stage: 'meaning',
  summary: 'An absolute path leads to a folder that this machine does not have, so its file is not checked.',
  explanation:
    'Configurations are often edited on another machine than the one they are for, a container for instance. Such a path may be right, so it is no error; but nothing is checked there. The setting `orionTls.pathMappings` says where the folder is on this machine, for example `{"/data": "./node1/data"}`.',
  source: 'Orion TLS',
  example: {
    bad: 'passwords = «"/no-such-folder/passwords.txt"»\n',
    good: 'passwords = "passwords.txt"\n',
    files: { 'passwords.txt': 'secret\n' },
  },
  *check(subject) {
    const { config, facts } = subject;
    if (config.template) return;
    const elsewhere = openedFiles(subject).filter(({ file }) => file.state.kind === 'not-found-here');
    for (const { file, at } of elsewhere.filter(isWrittenAbsolute)) {
      yield {
        at,
        message: `The folder of ${shownPath(file.text)} does not exist on this machine, so the file is not checked. If Orion runs elsewhere that is fine; orionTls.pathMappings can say where its folders are here.`,
      };
    }
    const below = elsewhere.filter((opened) => !isWrittenAbsolute(opened) && !isBelowFile(opened.file, facts));
    const workdir = config.settings.get('workdir');
    const [first] = below;
    if (!first || !workdir) return;
    const others = below.length > 1 ? ` and ${below.length - 1} more below workdir` : '';
    yield {
      at: workdir.value,
      message: `The folder of ${shownPath(first.file.path)}${others} does not exist on this machine, so nothing there is checked. If Orion runs elsewhere that is fine; orionTls.pathMappings can say where its folders are here.`,
    };
  },
};

/** A relative path is not to blame: `workdir` is what leads away. */
function isWrittenAbsolute({ file }: OpenedFile): boolean {
  return isAbsolute(file.text);
}
