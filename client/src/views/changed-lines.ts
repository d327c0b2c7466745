/** Where two versions of a text differ, line by line. Knows nothing of VS Code. */

export interface ChangedLines {
  /** The first of them, 0-based. */
  readonly line: number;
  /** The lines from there on, with their ends, in the one version and in the other. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The lines from the first that differs to the last. */
export function changedLines(before: string, after: string): ChangedLines {
  const [old, fresh] = [linesOf(before), linesOf(after)];
  const most = Math.min(old.length, fresh.length);
  let line = 0;
  while (line < most && old[line] === fresh[line]) line += 1;
  let same = 0;
  while (same < most - line && old.at(-1 - same) === fresh.at(-1 - same)) same += 1;
  return { line, before: old.slice(line, old.length - same), after: fresh.slice(line, fresh.length - same) };
}

function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}
