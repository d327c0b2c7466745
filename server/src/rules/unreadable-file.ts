/** Something other than a readable file stands at a path that Orion opens. */

import { shownPath } from '../model/shown-path.ts';
import { isBelowFile, openedFiles, whyUnread } from './opened-files.ts';
import type { Rule } from './rule.ts';

export const unreadableFile: Rule = {
  code: 'unreadable-file',
  severity: 'error',
  stage: 'meaning',
  summary: 'A path leads to a folder, through a file, or to something that is not read here.',
  explanation:
    'A folder where Orion wants a file stops it, and so does a file where its path has a folder: an error. A device, a FIFO, a file without permission for you or one that is larger than 1 MiB is not opened by this extension; Orion may well read it, so that is information only, and says that nothing about the content was checked.',
  source: 'Vert.x KeyStoreHelper, FileKeyStore; limits of Orion TLS',
  example: {
    bad: 'workdir = "/srv"\npasswords = «""»\n',
    good: 'passwords = "/srv/passwords.txt"\n',
    files: { '/srv/passwords.txt': 'secret\n' },
  },
  *check(subject) {
    if (subject.config.template) return;
    for (const { file, at, role } of openedFiles(subject)) {
      // Known-hosts files have a rule of their own.
      if (role === 'known-hosts') continue;
      const name =
        file.text === '' ? `${file.property.key} is empty, which means workdir itself; that` : shownPath(file.text);
      if (file.state.kind === 'folder') {
        yield { at, message: `${name} is a folder, so Orion cannot read ${file.property.key} and stops. Name a file.` };
        continue;
      }
      if (file.state.kind === 'no-folder') {
        if (isBelowFile(file, subject.facts)) continue;
        const cannot = role === 'certificate' || role === 'key' ? 'can neither read nor create' : 'cannot read';
        yield {
          at,
          message: `A file stands where ${name} has a folder, so Orion ${cannot} ${file.property.key}, and stops. Move that file away, or name another folder.`,
        };
        continue;
      }
      const limit = whyUnread(file.state, '1 MiB');
      if (!limit) continue;
      yield {
        at,
        severity: 'information',
        message: `${shownPath(file.text)} ${limit}, so it was not opened and its content is not checked here. Orion may be able to read it all the same.`,
      };
    }
  },
};
