/** Keys: bare, quoted and dotted. */
import { unescapeContent } from './escapes.ts';
import type { Scanner } from './scanner.ts';
import { parseOneLineString } from './strings.ts';
import type { KeyPart } from './tree.ts';

const BARE_KEY = /[A-Za-z0-9_-]+/y;
const NO_KEY = /[^\s=.[\]#]+/y;

/** The parts that could be read; `complete` is false where one is missing, unclosed or no key. */
export interface KeyReading {
  readonly path: readonly KeyPart[];
  readonly complete: boolean;
}

/** Parses a dotted key and the blanks behind it. */
export function parseKey(scanner: Scanner): KeyReading {
  const path: KeyPart[] = [];
  for (;;) {
    scanner.skipBlanks();
    const part = isQuote(scanner.char) ? parseQuotedPart(scanner) : parseBarePart(scanner);
    if (part === undefined) return { path, complete: false };
    path.push(part.key);
    if (!part.closed) return { path, complete: false };
    scanner.skipBlanks();
    if (scanner.char !== '.') return { path, complete: true };
    scanner.at++;
  }
}

function isQuote(character: string): character is '"' | "'" {
  return character === '"' || character === "'";
}

type PartReading = { readonly key: KeyPart; readonly closed: boolean } | undefined;

function parseQuotedPart(scanner: Scanner): PartReading {
  const start = scanner.at;
  const quote = scanner.char === '"' ? '"' : "'";
  if (scanner.startsWith(quote.repeat(3))) {
    const message = `A key cannot be a multi-line string: put one ${quote} on each side.`;
    scanner.report('bad-key', start, start + 3, message);
    return undefined;
  }
  const { end, closed } = parseOneLineString(scanner, quote);
  const content = scanner.text.slice(start + 1, closed ? end - 1 : end);
  const name = quote === '"' ? unescapeContent(content) : content;
  return { key: { name, quoted: true, start, end }, closed };
}

function parseBarePart(scanner: Scanner): PartReading {
  const start = scanner.at;
  const name = scanner.take(BARE_KEY);
  if (name !== '') return { key: { name, quoted: false, start, end: scanner.at }, closed: true };
  const wrong = scanner.peek(NO_KEY);
  if (wrong === undefined) {
    scanner.report('bad-key', start, start, 'Here a key is missing: write one, or remove the dot before it.');
  } else {
    const message = 'A key without quotes holds only the letters a to z, digits, - and _: put quotes around it.';
    scanner.report('bad-key', start, start + wrong.length, message);
  }
  return undefined;
}
