/** The tier in a real VS Code. */
import { type Counts, noTests } from './counts.ts';

/** Runs these suites (absolute paths) in the embedded VS Code, or in a desktop one. */
export async function runEditorTier(_files: readonly string[], _options: { desktop: boolean }): Promise<Counts> {
  return noTests;
}
