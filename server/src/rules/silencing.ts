/** Which findings the suppression comments of a file silence, and which comments silence nothing. */

import type { Suppression } from '../model/suppressions.ts';
import { countLeading } from '../toml/ordered.ts';
import type { Span } from '../toml/tree.ts';

export interface Silencer {
  /** Whether a finding of this code that starts here is silenced; remembers by which comments. */
  silences(code: string, offset: number): boolean;
  /** The suppressions that have silenced nothing so far, in order. */
  idle(): readonly Suppression[];
}

/** The suppressions of one code for one line, or for the whole file. */
interface Group extends Span {
  readonly members: Suppression[];
  used: boolean;
}

/** A silencer that has not been asked yet. Each question takes logarithmic time: a file may have thousands of both. */
export function createSilencer(suppressions: readonly Suppression[]): Silencer {
  const groups = new Map<string, Group>();
  const linesOfCode = new Map<string, Group[]>();
  const groupOf = (key: string, { start, end }: Span, member: Suppression): Group | undefined => {
    const known = groups.get(key);
    if (known) {
      known.members.push(member);
      return undefined;
    }
    const group = { start, end, members: [member], used: false };
    groups.set(key, group);
    return group;
  };
  for (const suppression of suppressions) {
    const { code, scope, lines } = suppression;
    if (scope === 'file') groupOf(code, { start: 0, end: 0 }, suppression);
    for (const line of lines) {
      const added = groupOf(`${code} ${line.start}`, line, suppression);
      if (added) linesOfCode.set(code, pushed(linesOfCode.get(code), added));
    }
  }
  for (const lines of linesOfCode.values()) lines.sort((left, right) => left.start - right.start);
  return {
    silences(code, offset) {
      const lines = linesOfCode.get(code) ?? [];
      const line = lines[countLeading(lines, ({ start }) => start <= offset) - 1];
      const silencing = [groups.get(code), line && offset <= line.end ? line : undefined];
      for (const group of silencing) if (group) group.used = true;
      return silencing.some((group) => group !== undefined);
    },
    idle() {
      const used = new Set([...groups.values()].filter((group) => group.used).flatMap(({ members }) => members));
      return suppressions.filter((suppression) => !used.has(suppression));
    },
  };
}

function pushed<T>(list: T[] | undefined, element: T): T[] {
  if (!list) return [element];
  list.push(element);
  return list;
}
