/** How close two words are, for "did you mean". */

/**
 * The fewest insertions, deletions, replacements and swaps of neighbours that make one word the other. Above `limit` the
 * answer is only that: something above it, found quickly.
 */
export function editDistance(left: string, right: string, limit = Number.POSITIVE_INFINITY): number {
  const tooFar = limit + 1;
  if (Math.abs(left.length - right.length) > limit) return tooFar;
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = new Array<number>(right.length + 1).fill(tooFar);
    current[0] = row;
    let least = row;
    // Cells further from the diagonal than the limit cannot lead back below it.
    for (let column = Math.max(1, row - limit); column <= Math.min(right.length, row + limit); column += 1) {
      const replaced = (last[column - 1] ?? tooFar) + (left[row - 1] === right[column - 1] ? 0 : 1);
      const inserted = Math.min(last[column] ?? tooFar, current[column - 1] ?? tooFar) + 1;
      const isSwap = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      const swapped = isSwap ? (beforeLast[column - 2] ?? tooFar) + 1 : tooFar;
      const cell = Math.min(replaced, inserted, swapped);
      current[column] = cell;
      least = Math.min(least, cell);
    }
    if (least > limit) return tooFar;
    beforeLast = last;
    last = current;
  }
  return last[right.length] ?? tooFar;
}

/** How many letters may differ where this word was meant. Two changes make any three-letter word another one. */
export function toleranceFor(candidate: string): number {
  return candidate.length < 4 ? 1 : Math.max(2, Math.floor(candidate.length / 4));
}

/** The nearest candidate that is close enough to be what was meant: a quarter of its letters may differ, two at least. */
export function likelyMeant(word: string, candidates: readonly string[]): string | undefined {
  let nearest: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  const letters = lettersOf(word.toLowerCase());
  for (const candidate of candidates) {
    const limit = Math.min(toleranceFor(candidate), least - 1);
    // A change takes one letter away and adds another at most, so most candidates are too far at a glance.
    if (bitCount(letters ^ lettersOf(candidate.toLowerCase())) > 2 * limit) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), limit);
    if (distance <= limit) [nearest, least] = [candidate, distance];
  }
  return nearest;
}

/** Which letters a word has, one bit for each; letters of other alphabets share bits. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
