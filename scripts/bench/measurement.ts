/** The shape of what is measured: rows of a table, with a budget where there is one. */

import type { Summary } from './statistics.ts';

/** Language servers for TOML that are measured beside ours. */
export const peerNames = ['taplo', 'tombi'] as const;
export type PeerName = (typeof peerNames)[number];
export type ServerName = 'ours' | PeerName;

/** A bar of design.md section 6, and which number has to stay below it. */
export interface Budget {
  readonly limit: number;
  readonly of: 'median' | 'p95';
}

export interface Row {
  readonly name: string;
  readonly unit: 'ms' | 's' | 'MB' | 'KB' | 'exponent';
  readonly budget?: Budget;
  /** Absent where nothing could be measured; `note` says why. */
  readonly ours?: Summary;
  readonly peers?: Partial<Readonly<Record<PeerName, Summary>>>;
  readonly note?: string;
}

/** One part of the benchmark, which can be run alone. */
export interface Measurement {
  readonly name: string;
  run(bench: Bench): Promise<readonly Row[]>;
}

/** Those whose name contains the word, in which a hyphen stands for a blank. Throws a sentence where there are none. */
export function chooseMeasurements(all: readonly Measurement[], word: string): readonly Measurement[] {
  const plain = (text: string) => text.toLowerCase().replaceAll('-', ' ');
  const chosen = all.filter(({ name }) => plain(name).includes(plain(word)));
  if (chosen.length > 0) return chosen;
  const names = all.map(({ name }) => `  ${name}`).join('\n');
  throw new Error(`No measurement has "${word}" in its name. There are:\n${names}`);
}

/** What all measurements are given. */
export interface Bench {
  /** How often a request is repeated after warm-up, how often a program is started, and how often a long run is repeated. */
  readonly repetitions: { readonly requests: number; readonly starts: number; readonly runs: number };
  /** The folder of the production bundles. */
  readonly bundles: string;
  /** An empty folder for files to measure with; its name is new in each run. */
  scratch(name: string): string;
  /** The servers beside ours that could be installed. */
  readonly peers: readonly PeerName[];
  readonly installed: string;
}

/** Whether our figure is below the bar; undefined where there is no bar or no figure. */
export function withinBudget({ ours, budget }: Row): boolean | undefined {
  return ours && budget ? ours[budget.of] <= budget.limit : undefined;
}
