/** How close two words are, for "did you mean". */

/** The fewest insertions, deletions, replacements and swaps of neighbours that make one word the other. */
export function editDistance(left: string, right: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const replaced = (last[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      const inserted = Math.min(last[column] ?? 0, current[column - 1] ?? 0) + 1;
      const swapped =
        left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
          ? (beforeLast[column - 2] ?? 0) + 1
          : Number.POSITIVE_INFINITY;
      current.push(Math.min(replaced, inserted, swapped));
    }
    beforeLast = last;
    last = current;
  }
  return last[right.length] ?? 0;
}

/** The candidates, nearest to `word` first and otherwise in their own order; case does not count. */
export function nearestFirst(word: string, candidates: readonly string[]): readonly string[] {
  return candidates
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((left, right) => left.distance - right.distance)
    .map(({ candidate }) => candidate);
}

/** The nearest candidate where it is close enough to be what was meant: a quarter of its letters may differ, two at least. */
export function likelyMeant(word: string, candidates: readonly string[]): string | undefined {
  const [nearest] = nearestFirst(word, candidates);
  if (nearest === undefined) return undefined;
  // Two changes make any three-letter word another one.
  const tolerance = nearest.length < 4 ? 1 : Math.max(2, Math.floor(nearest.length / 4));
  return editDistance(word.toLowerCase(), nearest.toLowerCase()) <= tolerance ? nearest : undefined;
}
