/** PEM blocks in texts that are no PEM files: found so that nothing of a private key is ever quoted. */

/** From BEGIN to the end of END, or of the last line of the body where END does not follow. */
export interface PemText {
  readonly start: number;
  readonly end: number;
  readonly isPrivateKey: boolean;
}

/** A sentence may speak of a BEGIN line: fewer characters of base64 behind it are no key. */
const leastBody = 32;

/** Within a block, a piece of base64 so long belongs to the body, whatever stands around it. */
const leastPiece = 16;

/** The same away from the block, where it could be a path. */
const surelyBody = 40;

/** So many lines behind a body that has no END, nothing belongs to it any more. */
const farAway = 8;

/** What RFC 1421 and OpenPGP (RFC 4880 section 6.2) put before a body, and comments that people write beside it. */
const besideBody = /^(?:(?:Proc-Type|Content-Domain|DEK-Info|Version|Comment|Hash|Charset|MessageID): .*|#.*|)$/;

/** `key = "` or `key = [`: what follows may be a path. */
const statement = /^["'\w.-]+\s*=\s*["'[]/;

/** A line of base64 alone, as the last one of a body, behind what comments, lists and quotations put before each line. */
const shortLine =
  /^(?:\\[a-z]|[>;|*.:-]|\/\/|#|\d{1,4}[.:]?\s|\s)*=?(?:[A-Za-z0-9+/]|\\\/)+={0,2}[\\"',\]]*\s*(?:#.*)?$/;

/** Not that it has to be long. */
const longestShortLine = 160;

/** The head of a table of TOML. */
const table = /^\s*\[+\s*\w/;

/** The blocks of a text, in order; the lines of a private key that something interrupts are blocks of their own. Linear. */
export function pemTexts(text: string): readonly PemText[] {
  if (!text.includes('-----BEGIN ') && !text.includes('-----begin ')) return [];
  const heads = [...text.matchAll(/-----BEGIN ([^\r\n]{0,64}?)-----/gi)];
  return heads.flatMap((head, index) => blocksBehind(text, head, heads[index + 1]?.index ?? text.length));
}

/** The text, as long and with the same lines, with asterisks for the content of the private keys among its blocks. */
export function withoutPrivateKeys(text: string, blocks: readonly PemText[] = pemTexts(text)): string {
  let masked = '';
  let position = 0;
  for (const { start, end, isPrivateKey } of blocks) {
    if (!isPrivateKey) continue;
    masked += text.slice(position, start) + text.slice(start, end).replace(content, mask);
    position = end;
  }
  return masked + text.slice(position);
}

/** BEGIN and END tell nothing, and an escape stays one for what reads the text. */
const content = /-----(?:BEGIN|END) [^\r\n]{0,64}?-----|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|\\.|[A-Za-z0-9+/=]/gi;

function mask(found: string): string {
  return found.length === 1 ? '*' : found;
}

function blocksBehind(text: string, head: RegExpExecArray, limit: number): readonly PemText[] {
  const isPrivateKey = /PRIVATE KEY/i.test(head[1] ?? '');
  const from = head.index + head[0].length;
  const lines = [...linesBehind(text, from, limit)];
  const isEnded = lines.at(-1)?.isEnd === true;
  const block = { start: head.index, end: from, isPrivateKey };
  const scattered: { start: number; end: number; readonly isPrivateKey: boolean }[] = [];
  let size = 0;
  /** Nothing has come between BEGIN and this line but what belongs there. */
  let isOpen = true;
  let isBehindBody = false;
  let linesSinceBody = 0;
  for (const { start, end, isEnd } of lines) {
    if (isEnd) {
      if (isOpen && size > 0) block.end = end;
      break;
    }
    const line = text.slice(start, end);
    const body = bodyIn(line, {
      isNear: isOpen || isEnded,
      isBehindBody,
      mayBeShort: isBehindBody || (isOpen && isEnded),
    });
    if (body === undefined) {
      isOpen &&= besideBody.test(line);
      isBehindBody &&= isOpen;
      linesSinceBody += 1;
      if ((!isOpen && !isPrivateKey) || (!isEnded && linesSinceBody > farAway)) break;
      continue;
    }
    const last = scattered.at(-1);
    if (isOpen) {
      block.end = end;
      size += end - start;
    } else if (last && isBehindBody) last.end = end;
    else scattered.push({ start: start + body, end, isPrivateKey });
    // Only the last line of a body is short.
    isBehindBody = end - start >= leastPiece;
    linesSinceBody = 0;
  }
  return size < leastBody && scattered.length === 0 ? [] : [block, ...scattered];
}

interface Surroundings {
  /** In the block, or before an END. */
  readonly isNear: boolean;
  /** The line before belongs to a body, and is not its last one. */
  readonly isBehindBody: boolean;
  readonly mayBeShort: boolean;
}

/** Where a body begins in a line, which then goes on to its end; undefined where the line is none of a body. */
function bodyIn(line: string, { isNear, isBehindBody, mayBeShort }: Surroundings): number | undefined {
  const isStatement = statement.test(line);
  if (mayBeShort && !isStatement && line.length <= longestShortLine && shortLine.test(line)) return 0;
  const least = isNear && !isStatement ? leastPiece : surelyBody;
  for (const { 0: piece, index } of line.matchAll(/[A-Za-z0-9+/]{16,}/g)) {
    const isPath = piece.startsWith('/') && !(isBehindBody && !isStatement);
    if (piece.length >= least && !isPath && looksEncoded(piece)) return beginningOfWord(line, index);
  }
  return undefined;
}

/** Words, paths and fingerprints lack one of these; of sixteen characters of base64 hardly any do, of so many none without digits. */
function looksEncoded(piece: string): boolean {
  if (!/[A-Z]/.test(piece) || !/[a-z]/.test(piece) || !/[^0-9A-Fa-f]/.test(piece)) return false;
  return piece.length >= 2 * leastPiece || /[0-9+/]/.test(piece);
}

function beginningOfWord(line: string, index: number): number {
  let start = index;
  while (start > 0 && !/[\s"'#]/.test(line.charAt(start - 1))) start -= 1;
  return start;
}

interface Line {
  readonly start: number;
  readonly end: number;
  /** It is the END line, which is the last one. */
  readonly isEnd: boolean;
}

/** The lines up to END or `limit`, without what a list or a string puts around them. */
function* linesBehind(text: string, from: number, limit: number): Generator<Line> {
  // A string may write its line breaks as escapes, and a string within it escape these. A list may have each line as an item.
  const ends = /(?:\\{1,4}r)?\\{1,4}n|\\u000[ad]|["']\s{0,8},\s{0,8}["']|\r\n?|\n|(-----END [^\r\n]{0,64}?-----)/gi;
  let start = from;
  for (const { 0: found, 1: last, index } of text.slice(from, limit).matchAll(ends)) {
    yield { ...unwrapped(text, start, from + index), isEnd: false };
    start = from + index + found.length;
    if (last === undefined) continue;
    yield { start: from + index, end: start, isEnd: true };
    return;
  }
  yield { ...unwrapped(text, start, limit), isEnd: false };
}

function unwrapped(text: string, from: number, to: number): { readonly start: number; readonly end: number } {
  let start = from;
  let end = to;
  if (table.test(text.slice(from, to))) return { start, end };
  while (start < end && /[\s"',[]/.test(text.charAt(start))) start += 1;
  while (end > start && /[\s"',\]\\]/.test(text.charAt(end - 1))) end -= 1;
  return { start, end };
}
