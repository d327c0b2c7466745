/** What the preview remembers while it is hidden, and over a restart of VS Code. */

import type { Selection, Sorting } from '../order.ts';

export interface Memory {
  /** The extension finds the file again by it. */
  readonly uri: string;
  readonly selection: Selection;
  readonly sorting: Sorting;
  /** The line of the active row, 0-based. */
  readonly activeLine: number;
}

/** The memory of a preview that is opened for the first time. */
export const noMemory: Memory = {
  uri: '',
  selection: { filter: '', kind: undefined },
  sorting: { column: 'line', descending: false },
  activeLine: 0,
};

/** What was set last. Only this page writes it, so that it has our shape or is missing. */
export function recall(api: WebviewApi): Memory {
  return { ...noMemory, ...(api.getState() as Partial<Memory> | undefined) };
}
