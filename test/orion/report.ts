/** What a comparison found: how many cases agree, which do not, and what else is worth a line. */

export interface PartReport {
  readonly name: string;
  readonly passed: number;
  /** One description for each case in which we and Orion's libraries disagree. */
  readonly failures: readonly string[];
  /** Counts for the summary line. */
  readonly facts: readonly string[];
  /** Lines below the summary, such as the named differences with their reasons. */
  readonly notes: readonly string[];
}

export interface Collector {
  /** Counts a case: passed where there is no complaint. */
  record(complaint: string | undefined): void;
  fact(text: string): void;
  note(text: string): void;
  report(): PartReport;
}

/** Collects the cases of one part. */
export function collect(name: string): Collector {
  let passed = 0;
  const failures: string[] = [];
  const facts: string[] = [];
  const notes: string[] = [];
  return {
    record(complaint) {
      if (complaint === undefined) passed += 1;
      else failures.push(complaint);
    },
    fact: (text) => facts.push(text),
    note: (text) => notes.push(text),
    report: () => ({ name, passed, failures, facts, notes }),
  };
}

/** Counts by name. */
export class Tally {
  readonly #counts = new Map<string, number>();

  add(name: string, by = 1): void {
    this.#counts.set(name, this.count(name) + by);
  }

  count(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  /** The most frequent first. */
  sorted(): readonly (readonly [name: string, count: number])[] {
    return [...this.#counts].sort((left, right) => right[1] - left[1]);
  }
}
