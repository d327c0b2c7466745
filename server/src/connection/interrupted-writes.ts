/** Completes or takes back what a killed process left half written, the first time that a configuration is looked at. */

import type { SafeWriter } from '../facts/safe-writer.ts';
import type { FeatureContext } from '../features/context.ts';
import { possibleWrites } from '../features/generate/possible-writes.ts';
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
      for (const paths of possibleWrites(context.facts)) {
        const outcome = await writer.settle(paths);
        if (outcome === 'completed' || outcome === 'taken-back') changed.push(...paths);
      }
      if (changed.length > 0) settled(changed);
    });
  };
}
