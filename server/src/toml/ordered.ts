/** Questions about sorted lists, answered without walking through them: a file may have thousands of findings. */

import type { Span } from './tree.ts';

/** How many elements at the beginning of `sorted` fulfil a condition that, once broken, stays broken. */
export function countLeading<T>(sorted: readonly T[], holds: (element: T) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const element = sorted[middle];
    if (element !== undefined && holds(element)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The element that holds `offset`, of spans that follow each other; undefined between two. */
export function spanAt<T extends Span>(spans: readonly T[], offset: number): T | undefined {
  const last = spans[countLeading(spans, ({ start }) => start <= offset) - 1];
  return last && offset < last.end ? last : undefined;
}

/** Tells whether a span shares text with any of `spans`, which need not be sorted and may overlap each other. */
export function overlapFinder(spans: readonly Span[]): (span: Span) => boolean {
  let furthest = 0;
  const reach = [...spans]
    .sort((left, right) => left.start - right.start)
    .map(({ start, end }) => {
      furthest = Math.max(furthest, end);
      return { start, furthest };
    });
  return ({ start, end }) => {
    const before = reach[countLeading(reach, (span) => span.start < end) - 1];
    return before !== undefined && before.furthest > start;
  };
}

/** Tells the line of an offset as a person counts; looks at the text when it is asked for the first time. */
export function lineCounter(text: string): (offset: number) => number {
  let breaks: readonly number[] | undefined;
  return (offset) => {
    breaks ??= [...text.matchAll(/\n/g)].map(({ index }) => index);
    return countLeading(breaks, (index) => index < offset) + 1;
  };
}
