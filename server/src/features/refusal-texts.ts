/** Sentences of several features about what stands in their way: the fact, what follows from it, and the remedy. */

import type { Facts } from '../facts/facts.ts';
import type { FileState } from '../facts/named-files.ts';
import type { Config } from '../model/config.ts';
import type { PropertyKey } from '../model/properties.ts';
import { shownPath } from '../model/shown-path.ts';
import { tomlValue } from '../rules/edits.ts';

/** That a path repeats the folder of `workdir`, so that somebody who writes there writes beside the file that was meant. */
export function pastTheFile(
  key: PropertyKey,
  path: string,
  meant: string,
  consequence = 'Nothing was changed.',
): string {
  const written = tomlValue(meant);
  return `${key} leads to ${shownPath(path)}, because it repeats the folder of workdir, and ${written} is there already. ${consequence} Write ${key} = ${written}.`;
}

/** Why nobody can be listed where no known-hosts file could be read; undefined where one can be made. */
export function noKnownHostsText(
  key: PropertyKey,
  path: string,
  { kind }: { readonly kind: FileState['kind'] },
): string | undefined {
  const name = shownPath(path);
  switch (kind) {
    case 'missing':
      return undefined;
    case 'no-folder':
      return `A file stands where ${name} has a folder, so nobody can be listed there. Move that file away, or name another folder in ${key}.`;
    case 'folder':
      return `${name} is a folder, so nobody can be listed there. Name a file in ${key}.`;
    default:
      return `${name} is there and cannot be read as a known-hosts file, so nobody can be listed in it. Name another file in ${key}.`;
  }
}

/** That a file stands where `workdir` should be, so that there is no place for what is below it. */
export function workdirIsFileText({ paths }: Facts): string {
  return `${shownPath(paths.workdir.path)} is a file, and workdir must be a folder, so there is no place for the files below it. Nothing was changed. Name a folder in workdir.`;
}

/** That no endpoint has TLS. `consequence` says what follows where it is off, and `alternative` what else than switching it on helps. */
export function noTlsText(config: Config, consequence: string, alternative = ''): string {
  const unknown = config.endpoints.find(({ tls }) => tls === 'unknown');
  return unknown
    ? `The value of ${unknown.endpoint.switch} is neither "strict" nor "off", and Orion stops at any other value before it uses a file. Write one of the two first.`
    : `TLS is off for every endpoint, so ${consequence}. Set tls or clientconnectiontls to "strict"${alternative}.`;
}
