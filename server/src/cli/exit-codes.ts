/** What the exit codes of the command line mean. Public: pipelines branch on them. */

export const exitCodes = {
  /** Nothing was found at or above the level that fails. */
  clean: 0,
  findings: 1,
  /** The command was not understood, or something it named is not there. */
  usage: 2,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
