/** A file with payload keys or their passwords that is not there. */

import { repeatsFolder } from '../facts/named-files.ts';
import type { PropertyKey } from '../model/properties.ts';
import { shownPath } from '../model/shown-path.ts';
import { openedFiles } from './opened-files.ts';
import type { Rule } from './rule.ts';

/** What Orion calls the files in the error on which it stops. */
const orionNames: Partial<Readonly<Record<PropertyKey, string>>> = {
  publickeys: 'public key file',
  alwayssendto: 'public key file',
  privatekeys: 'private key file',
  passwords: 'password list',
};

export const missingEnclaveFile: Rule = {
  code: 'missing-enclave-file',
  severity: 'error',
  stage: 'meaning',
  summary: 'A file with payload keys or their passwords does not exist, so Orion stops.',
  explanation:
    'Orion reads the files of `publickeys`, `privatekeys`, `alwayssendto` and `passwords` before anything else and stops with `Failed to read …` at the first that is missing. It creates none of them at start-up; `orion -g <name>` makes a pair.',
  source: 'FileKeyStore',
  example: {
    bad: 'publickeys = [«"nodee.pub"»]\nprivatekeys = ["node.key"]\n',
    good: 'publickeys = ["node.pub"]\nprivatekeys = ["node.key"]\n',
    files: { 'node.pub': 'public', 'node.key': 'private' },
  },
  *check(subject) {
    if (subject.config.template) return;
    for (const { file, at, role } of openedFiles(subject)) {
      if (role !== 'enclave' || file.state.kind !== 'missing' || repeatsFolder(file)) continue;
      const { key } = file.property;
      const remedy =
        key === 'passwords'
          ? 'Put the file there, or remove the setting.'
          : `Create it with "orion -g", or correct the path.`;
      yield {
        at,
        message: `${shownPath(file.text)} does not exist, so Orion stops with "Failed to read ${orionNames[key]} '${shownPath(file.path)}'". ${remedy}`,
      };
    }
  },
};
