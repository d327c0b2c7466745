/** Text comparison as Java does it, which differs from JavaScript's on letters such as `ı` and `ſ`. */

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
