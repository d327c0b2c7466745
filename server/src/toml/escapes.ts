/** Backslash escapes in double-quoted strings. */
import type { Scanner } from './scanner.ts';

const SIMPLE_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['f', '\f'],
  ['r', '\r'],
  ['"', '"'],
  ['\\', '\\'],
]);
const LINE_ENDING_BACKSLASH = /\\[ \t]*\r?\n/y;
const HEX_DIGITS = /[0-9A-Fa-f]*/y;
const ESCAPE = /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([\s\S]))/g;
const LAST_CODE_POINT = 0x10ffff;

/** Moves behind the escape at the backslash, reporting it where Orion's parser stops on it. */
export function parseEscape(scanner: Scanner, multiLine: boolean): void {
  const start = scanner.at;
  const letter = scanner.text[start + 1] ?? '';
  if (SIMPLE_ESCAPES.has(letter)) {
    scanner.at += 2;
    return;
  }
  if (letter === 'u' || letter === 'U') {
    parseCodePointEscape(scanner, letter === 'u' ? 4 : 8);
    return;
  }
  if (multiLine && scanner.peek(LINE_ENDING_BACKSLASH) !== undefined) {
    scanner.take(LINE_ENDING_BACKSLASH);
    scanner.note(
      start,
      start + 1,
      "Orion's parser keeps the line break and the indentation after a backslash at the end of a line, other TOML tools drop both: write the value on one line.",
    );
    return;
  }
  scanner.at += scanner.isLineEnd(start + 1)
    ? 1
    : [...scanner.text.slice(start + 1, start + 3)][0]?.length === 2
      ? 3
      : 2;
  const written = scanner.text.slice(start, scanner.at);
  scanner.report(
    'bad-escape',
    start,
    scanner.at,
    `${written} is no escape that TOML knows: double the backslash (\\\\) to mean one, or put the value in single quotes.`,
  );
}

function parseCodePointEscape(scanner: Scanner, digits: number): void {
  const start = scanner.at;
  scanner.at += 2;
  const hex = scanner.peek(HEX_DIGITS)?.slice(0, digits) ?? '';
  scanner.at += hex.length;
  const written = scanner.text.slice(start, scanner.at);
  const codePoint = Number.parseInt(hex, 16);
  if (hex.length < digits) {
    scanner.report(
      'bad-escape',
      start,
      scanner.at,
      `${written.slice(0, 2)} needs ${digits} hexadecimal digits: for a plain backslash write \\\\, or put the value in single quotes.`,
    );
  } else if (codePoint > LAST_CODE_POINT) {
    scanner.report('bad-escape', start, scanner.at, `${written} is beyond the last Unicode character, \\U0010FFFF.`);
  } else if (isSurrogate(codePoint)) {
    scanner.note(
      start,
      scanner.at,
      `${written} is half of a character: Orion accepts it, other TOML tools refuse it. Write the character itself.`,
    );
  }
}

/** True for the code points that are halves of UTF-16 pairs and no characters. */
export function isSurrogate(codePoint: number): boolean {
  return codePoint >= 0xd800 && codePoint <= 0xdfff;
}

/** The text that a one-line double-quoted string's content means; unknown escapes stay as written. */
export function unescapeContent(content: string): string {
  if (!content.includes('\\')) return content;
  return content.replace(ESCAPE, (written: string, short?: string, long?: string, letter?: string) => {
    if (letter !== undefined) return SIMPLE_ESCAPES.get(letter) ?? written;
    const codePoint = Number.parseInt(short ?? long ?? '', 16);
    return codePoint <= LAST_CODE_POINT ? String.fromCodePoint(codePoint) : written;
  });
}
