/** What the suites inside VS Code leave behind for the script that started them. */

export interface SuiteReport {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly { readonly title: string; readonly reason: string }[];
}
