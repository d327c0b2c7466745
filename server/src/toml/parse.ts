/** Text to TOML document: every statement, comment and problem with its place; broken text is data, not an exception. */
import { byteOrderMark } from './byte-order-mark.ts';
import { conflictRegions, takeConflictMarker } from './conflicts.ts';
import { parseEntry } from './entries.ts';
import { parseHeader } from './headers.ts';
import { takeJunk } from './junk.ts';
import { reportLexerModes } from './lexer-modes.ts';
import { Scanner } from './scanner.ts';
import { findRedefinitions } from './tables.ts';
import type { Junk, Redefinition, Span, Statement, SyntaxProblem, TomlDocument } from './tree.ts';

const ENTRY_START = /[A-Za-z0-9_"'-]/;

/**
 * Parses any text, in time proportional to its length, and never throws. `problems` and `redefinitions` are both empty
 * exactly where Orion's parser (Tuweni 1.3.0, TOML 0.5.0) takes the text.
 */
export function parseToml(text: string): TomlDocument {
  const scanner = new Scanner(text);
  takeByteOrderMark(scanner);
  const statements: Statement[] = [];
  while (!scanner.atEnd) {
    const statement = parseLine(scanner);
    if (statement) statements.push(statement);
  }
  reportLexerModes(scanner, statements);
  const problems = scanner.problems.sort(byStart);
  return {
    text,
    statements,
    comments: scanner.comments,
    problems,
    redefinitions: outsideConflicts(text, problems, findRedefinitions(statements)),
    notes: scanner.notes,
  };
}

function takeByteOrderMark(scanner: Scanner): void {
  if (!scanner.startsWith('\ufeff')) return;
  scanner.problems.push(byteOrderMark(0));
  scanner.at = 1;
}

/** Reads one statement, or what stands between two. */
function parseLine(scanner: Scanner): Statement | undefined {
  if (isLineStart(scanner)) {
    const marker = takeConflictMarker(scanner);
    if (marker) return junk(marker);
  }
  scanner.skipBlanks();
  if (scanner.atEnd || scanner.takeBreak() || scanner.takeComment()) return undefined;
  if (scanner.char === '[') return parseHeader(scanner);
  return ENTRY_START.test(scanner.char) ? parseEntry(scanner) : junk(takeJunk(scanner));
}

function isLineStart(scanner: Scanner): boolean {
  return scanner.at === 0 || scanner.text[scanner.at - 1] === '\n';
}

function junk({ start, end }: Span): Junk {
  return { type: 'junk', start, end };
}

/** The two sides of an unfinished merge define the same keys; that is no second mistake. */
function outsideConflicts(
  text: string,
  problems: readonly SyntaxProblem[],
  redefinitions: readonly Redefinition[],
): readonly Redefinition[] {
  const regions = conflictRegions(text, problems);
  if (regions.length === 0) return redefinitions;
  return redefinitions.filter(({ start }) => !regions.some((region) => region.start <= start && start < region.end));
}

function byStart(left: Span, right: Span): number {
  return left.start - right.start || left.end - right.end;
}
