/** The marks that git leaves in a file when a merge could not be finished. */
import type { Scanner } from './scanner.ts';
import type { Span, SyntaxProblem } from './tree.ts';

const MARKER = /(?:[<|>]{7}(?: .*)?|={7})(?=\r?$)/my;
const KIND = 'merge-conflict';

/** Reports and skips a conflict marker at the start of a line; false where there is none. */
export function takeConflictMarker(scanner: Scanner): Span | undefined {
  const { at: start, char } = scanner;
  const marker = '<>|='.includes(char) ? scanner.take(MARKER) : '';
  if (marker === '') return undefined;
  const span = { start, end: scanner.trimmedEnd(scanner.at, start) };
  const message =
    'This is an unresolved merge conflict: keep one of the two sides and delete the lines <<<<<<<, ======= and >>>>>>>.';
  scanner.report(KIND, span.start, span.end, message);
  return span;
}

/** The parts of a text between `<<<<<<<` and `>>>>>>>`, where both sides may well define the same keys. */
export function conflictRegions(text: string, problems: readonly SyntaxProblem[]): readonly Span[] {
  const regions: Span[] = [];
  let start: number | undefined;
  for (const problem of problems) {
    if (problem.kind !== KIND) continue;
    const marker = text[problem.start];
    if (marker === '<') start = problem.start;
    if (marker !== '>' || start === undefined) continue;
    regions.push({ start, end: problem.end });
    start = undefined;
  }
  return regions;
}
