/** Which file a person meant whose path repeats the folder of `workdir`, where nothing stands at the path as it is written. */

import { normalize } from 'node:path';
import type { Config } from '../model/config.ts';
import { type Endpoint, endpoints } from '../model/endpoints.ts';
import type { PropertyKey } from '../model/properties.ts';
import { isInside } from './confinement.ts';
import type { Files } from './files.ts';
import { type FileName, isAbsent, type NamedFile } from './named-files.ts';
import type { Location, Paths } from './paths.ts';
import { findMeant, withoutRepeatedFolders } from './repeated-folder.ts';

/** Says of a file that is not there which one was meant. `names` are all that the configuration names. */
export function meaning(
  names: readonly FileName[],
  config: Config,
  paths: Paths,
  { confinedTo }: Location,
  files: Files,
): (file: NamedFile) => Promise<NamedFile> {
  const workdir = config.string('workdir')?.value ?? '';
  const isTaken = takenFiles(names, config, (text) =>
    [text, ...withoutRepeatedFolders(text, workdir)].map((each) => normalize(paths.inWorkdir(each).path)),
  );
  return async (file) => {
    if (!isAbsent(file) || file.property.key === 'libsodiumpath') return file;
    const isFile = async (text: string) => {
      const { path } = paths.inWorkdir(text);
      if (isTaken(normalize(path), file)) return false;
      if (confinedTo && !(await isInside(path, confinedTo, files))) return false;
      return (await files.stat(path)).kind === 'file';
    };
    const meant = await findMeant({ text: file.text, workdir, isFile });
    return meant === undefined ? file : { ...file, state: { kind: 'missing', meant } };
  };
}

/**
 * Whether Orion needs the file at a path for something else, so that nobody means it here. Chains and payload keys may name
 * what others name; a pair may be that of another endpoint, but as a whole; known hosts are those of one endpoint.
 * `meanings` are the paths to which a text leads, as it is written and as it may be meant.
 */
function takenFiles(
  names: readonly FileName[],
  { strictEndpoints }: Config,
  meanings: (text: string) => readonly string[],
): (path: string, name: FileName) => boolean {
  const nameOf = (key: PropertyKey) => names.find(({ property }) => property.key === key);
  const pathOf = (key: PropertyKey) => {
    const name = nameOf(key);
    return name && normalize(name.path);
  };
  const canMean = (key: PropertyKey, other: PropertyKey) =>
    meanings(nameOf(key)?.text ?? '').some((path) => path === pathOf(other));
  const canBePairOf = (own: Endpoint, other: Endpoint) =>
    own !== other && canMean(own.cert, other.cert) && canMean(own.key, other.key);
  return (path, { property: { key, format } }) => {
    if (format === 'trust-anchor' || format === 'file') return false;
    const own = endpoints.find((each) => each.cert === key || each.key === key);
    return strictEndpoints.some(({ endpoint: other }) => {
      const isUsed = [other.cert, other.key, other.knownHosts].some((each) => pathOf(each) === path);
      return isUsed && !(own && canBePairOf(own, other));
    });
  };
}
