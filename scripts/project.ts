/** Where the project's own files are, for the scripts. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** An absolute path from the path inside the project. */
export function inProject(...segments: readonly string[]): string {
  return path.join(projectRoot, ...segments);
}

/** The fields of package.json that the scripts need. */
export function readManifest(): { readonly name: string; readonly publisher: string; readonly version: string } {
  return JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
}
