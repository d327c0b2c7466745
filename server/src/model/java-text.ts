/** Text operations as Java does them: they differ from JavaScript's on letters such as `ı` and `ſ`, and on what is blank. */

/** String.equalsIgnoreCase: one UTF-16 unit at a time, upper-cased and then lower-cased, no locale. */
export function equalsIgnoreCase(left: string, right: string): boolean {
  if (left.length !== right.length) return false;
  return Array.from({ length: left.length }, (_, index) => index).every((index) => {
    const a = left.charAt(index);
    const b = right.charAt(index);
    return a === b || foldUnit(a) === foldUnit(b);
  });
}

function foldUnit(unit: string): string {
  const upper = unit.toUpperCase();
  const single = upper.length === 1 ? upper : unit;
  // Character.toLowerCase maps to one unit; JavaScript gives `İ` a combining dot as a second.
  return single.toLowerCase().charAt(0);
}

/** String.trim: drops the blank and all control characters below it from both ends, and no other white space. */
export function trim(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) <= 0x20) end -= 1;
  let start = 0;
  while (start < end && text.charCodeAt(start) <= 0x20) start += 1;
  return text.slice(start, end);
}
