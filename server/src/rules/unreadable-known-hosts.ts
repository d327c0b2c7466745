/** Something other than a readable known-hosts file stands at its path. */

import { shownPath } from '../model/shown-path.ts';
import { type OpenedKnownHosts, openedKnownHosts } from './known-hosts-files.ts';
import { isBelowFile, whyUnread } from './opened-files.ts';
import type { Finding, Rule } from './rule.ts';

export const unreadableKnownHosts: Rule = {
  code: 'unreadable-known-hosts',
  severity: 'error',
  stage: 'meaning',
  summary:
    'The path of a known-hosts file leads to a folder, through a file, to text that is not UTF-8, or to something that is not read here.',
  explanation:
    'Orion reads the file as UTF-8 and stops with `Cannot read fingerprint file` at a folder or at other bytes, and where it cannot create the file because its path has a file for a folder: an error. A device, a file without permission for you or one that is larger than 64 MiB is not opened by this extension; Orion may well read it, so that is information only, and says that nothing about the content was checked.',
  source: 'Tuweni FileBackedFingerprintRepository, Files.readAllLines; limits of Orion TLS',
  example: {
    bad: 'tls = "strict"\nworkdir = "/srv"\ntlsservertrust = "whitelist"\ntlsknownclients = «"peers/.."»\n',
    good: 'tls = "strict"\ntlsservertrust = "whitelist"\ntlsknownclients = "/srv/known-clients"\n',
    files: { '/srv/known-clients': '# nobody yet\n', '/srv/peers/readme': '' },
  },
  *check(subject) {
    for (const opened of openedKnownHosts(subject)) {
      const finding = isBelowFile(opened.file, subject.facts) ? undefined : judge(opened);
      if (finding) yield { ...finding, at: opened.at };
    }
  },
};

function judge({ file, content }: OpenedKnownHosts): Omit<Finding, 'at'> | undefined {
  const name =
    file.text === '' ? `${file.property.key} is empty, which means workdir itself; that` : shownPath(file.text);
  if (file.state.kind === 'folder') {
    return { message: `${name} is a folder, so Orion stops with "Cannot read fingerprint file". Name a file.` };
  }
  if (file.state.kind === 'no-folder') {
    return {
      message: `A file stands where ${name} has a folder, so Orion cannot create ${file.property.key}, and stops. Move that file away, or name another folder.`,
    };
  }
  if (content && !content.validUtf8) {
    return {
      message: `${name} is not UTF-8, so Orion stops with "Cannot read fingerprint file". Save it as UTF-8 without byte order mark.`,
    };
  }
  const limit = whyUnread(file.state, '64 MiB');
  return limit === undefined
    ? undefined
    : {
        severity: 'information',
        message: `${name} ${limit}, so it was not opened and who stands in it is not checked here. Orion may be able to read it all the same.`,
      };
}
