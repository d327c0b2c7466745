/** Paths as messages have them. */

/** A path for a message: its end says most, and one of a megabyte says no more than one of a line. */
export function shownPath(path: string): string {
  const line = path.replace(/\s+/g, ' ');
  return line.length > 160 ? `…${line.slice(-157)}` : line;
}
