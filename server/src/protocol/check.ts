/** What is found in the whole workspace, in numbers. Types and names only. */

/** Request with an empty object: how much is found in all configurations of the workspace and the known-hosts files they name. Can be cancelled. */
export const checkRequest = 'orionTls/check';

/** Open documents count as they stand in the editor. */
export interface CheckSummary {
  /** URIs of the files that were looked at. */
  readonly files: readonly string[];
  readonly errors: number;
  readonly warnings: number;
  /** Findings that need not be acted on. */
  readonly notes: number;
}
