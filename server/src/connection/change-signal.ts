/** A bell that rings when the world changes, for whoever waits for news. */

import type { CancellationToken } from 'vscode-languageserver';

export interface ChangeSignal {
  /** How often it has rung. */
  count(): number;
  signal(): void;
  /** Resolves at the next signal, or when the wait is cancelled. */
  next(token: CancellationToken): Promise<void>;
}

/** A bell that has not rung yet. */
export function createChangeSignal(): ChangeSignal {
  let count = 0;
  const waiting = new Set<() => void>();
  return {
    count: () => count,
    signal() {
      count += 1;
      for (const resume of waiting) resume();
      waiting.clear();
    },
    next(token) {
      return new Promise((resolve) => {
        const resume = () => {
          waiting.delete(resume);
          cancellation.dispose();
          resolve();
        };
        waiting.add(resume);
        const cancellation = token.onCancellationRequested(resume);
      });
    },
  };
}
