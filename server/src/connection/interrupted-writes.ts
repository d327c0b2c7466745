/** Completes or takes back what a killed process left half written, the first time that a configuration is looked at. */

import { join } from 'node:path';
import type { SafeWriter } from '../facts/safe-writer.ts';
import type { FeatureContext } from '../features/context.ts';
import { authorityFiles } from '../features/generate/generate.ts';
import { endpoints } from '../model/endpoints.ts';
import { type Log, unasked } from './guarded.ts';

interface Surroundings {
  readonly writer: SafeWriter;
  /** Called with the paths at which an interrupted write was settled. */
  settled(paths: readonly string[]): void;
  readonly log: Log;
}

/** Looks once at each configuration. In a workspace that is not trusted nothing is written, not even to tidy up. */
export function createSettling({ writer, settled, log }: Surroundings): (context: FeatureContext) => void {
  const seen = new Set<string>();
  return (context) => {
    const { uri } = context.document;
    if (context.confinedTo || seen.has(uri)) return;
    seen.add(uri);
    unasked('settling interrupted writes', log, async () => {
      const changed: string[] = [];
      for (const paths of possibleWrites(context)) {
        const outcome = await writer.settle(paths);
        if (outcome === 'completed' || outcome === 'taken-back') changed.push(...paths);
      }
      if (changed.length > 0) settled(changed);
    });
  };
}

/** What may have been written together: a key and its certificate, a certificate whose key was kept, the private authority. */
function possibleWrites({ facts }: FeatureContext): readonly (readonly string[])[] {
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
