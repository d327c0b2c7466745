/** Tells from the look of a line whether it starts a statement, where the parser must choose how to read broken text. */
import { matchesAt } from './scanner.ts';

const BARE = '[A-Za-z0-9_-]+';
const BASIC = '"[^"\\\\\\n]*(?:\\\\.[^"\\\\\\n]*)*"';
const LITERAL = "'[^'\\n]*'";
const KEY = `(?:${BARE}|${BASIC}|${LITERAL})`;
/** One or more key parts and an equals sign. */
const ASSIGNMENT = new RegExp(`[ \\t]*${KEY}(?:[ \\t]*\\.[ \\t]*${KEY})*[ \\t]*=`, 'y');
/** A header that could never be an item of an array, as `["x"]` could. */
const UNMISTAKABLE_HEADER =
  /[ \t]*\[\[?[ \t]*(?!true\b|false\b|inf\b|nan\b)[A-Za-z_][^\],\n]*\]\]?[ \t]*(?:#.*)?\r?$/my;
const EMPTY_COMMENT_OR_HEADER = /[ \t]*(?:[#[]|\r?$)/my;

/** True where the line starts like `key =` or is a header that cannot be part of an array: no valid array holds either. */
export function looksLikeStatement(text: string, lineStart: number): boolean {
  return looksLikeAssignment(text, lineStart) || matchesAt(text, UNMISTAKABLE_HEADER, lineStart);
}

/** True where `key =` follows, after blanks. */
export function looksLikeAssignment(text: string, offset: number): boolean {
  return matchesAt(text, ASSIGNMENT, offset);
}

/** True where the next line is neither empty nor a comment, a header or an assignment: no document may go on so. */
export function isContinuedBelow(text: string, offset: number): boolean {
  const nextLine = text.indexOf('\n', offset) + 1;
  if (nextLine === 0 || matchesAt(text, EMPTY_COMMENT_OR_HEADER, nextLine)) return false;
  return !looksLikeAssignment(text, nextLine);
}

/** True where one of the lines after the first starts like a statement. */
export function hasStatementLineInside(text: string, start: number, end: number): boolean {
  const inside = text.slice(start, end);
  for (let feed = inside.indexOf('\n'); feed >= 0; feed = inside.indexOf('\n', feed + 1)) {
    if (looksLikeStatement(inside, feed + 1)) return true;
  }
  return false;
}
