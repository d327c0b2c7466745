/** Which files of a configuration may have been written together, so that an interrupted write of them can be settled. */

import { join } from 'node:path';
import type { Facts } from '../../facts/facts.ts';
import { endpoints } from '../../model/endpoints.ts';
import { authorityFiles } from './generate.ts';

/** A key and its certificate, a certificate whose key was kept, the private authority; in the order in which they appear. */
export function possibleWrites(facts: Facts): readonly (readonly string[])[] {
  const pairs = endpoints.flatMap(({ id }) => {
    const { cert, key } = facts.endpoint(id);
    const [keys, certificates] = [key, cert].map((file) =>
      file && file.state.kind !== 'not-found-here' ? [file.path] : [],
    );
    return [[...(keys ?? []), ...(certificates ?? [])], certificates ?? []];
  });
  const workdir = facts.paths.workdir.path;
  return [...pairs, [join(workdir, authorityFiles.key), join(workdir, authorityFiles.certificate)]];
}
