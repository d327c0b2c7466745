/** PEM blocks in texts that are no PEM files: found so that nothing of a private key is ever quoted. */

/** From BEGIN to the end of END, or of the last line of the body where END does not follow. */
export interface PemText {
  readonly start: number;
  readonly end: number;
  readonly isPrivateKey: boolean;
}

const privateKey = 'PRIVATE KEY';

/** A sentence may speak of a BEGIN line: fewer characters of base64 behind it are no key. */
const leastBody = 32;

/** Within a block, a piece of base64 so long belongs to the body, whatever stands around it. */
const leastPiece = 16;

/** The same away from the block, where it could be a path. */
const surelyBody = 40;

/** A line that is so much base64 and nothing else is the body of something. */
const fullLine = 60;

/** So many lines behind a body that has no END, nothing belongs to it any more. */
const farAway = 8;

/** What RFC 1421 and OpenPGP (RFC 4880 section 6.2) put before a body, blank lines of a quotation, and comments. */
const besideBody =
  /^(?:(?:Proc-Type|Content-Domain|DEK-Info|Version|Comment|Hash|Charset|MessageID): .*|#.*|[>;|*\s]*|\/\/\s*)$/;

/** What is encrypted the old way (RFC 1421 section 4.6.1.1) or is OpenPGP's may begin with any character. */
const encrypted = /(?:Proc-Type|DEK-Info): /;

/** A DER sequence, or what OpenSSH writes: the body of every other key, behind what is left of a line break. */
const beginsLikeKey = /^.{0,4}(?:M[A-P]|b3BlbnNz)/;

/** `key = "` or `key = [`: what follows may be a path. */
const statement = /^["'\w.-]+\s*=\s*["'[]/;

/** A line of base64 alone, behind what comments, lists and quotations put before each line. */
const bareLine =
  /^(?:\\[a-z]|[>;|*.:-]|\/\/|#|\d{1,4}[.:]?\s|\s)*=?(?:[A-Za-z0-9+/]|\\\/)+={0,2}[\\"',\]]*\s*(?:#.*)?$/;

/** Lines of a body have 64 or 76 characters. */
const longestBareLine = 200;

/** The head of a table of TOML. */
const table = /^\s*\[+\s*\w/;

/** The blocks of a text, in order; the lines of a private key that something interrupts are blocks of their own. Linear. */
export function pemTexts(text: string): readonly PemText[] {
  if (!text.includes('-----')) return [];
  const marks = [...text.matchAll(/-----(BEGIN|END) ([^\r\n]{0,64}?)-----/gi)];
  const found: (readonly PemText[])[] = [];
  let limit = text.length;
  for (const [index, mark] of [...marks.entries()].reverse()) {
    const before = marks[index - 1];
    if (isBegin(mark)) {
      found.push(blocksBehind(text, mark, limit));
      limit = mark.index;
    } else if (!before || !isBegin(before)) {
      found.push(blockBefore(text, mark, before ? before.index + before[0].length : 0));
    }
  }
  return found.reverse().flat();
}

function isBegin([, mark = '']: RegExpExecArray): boolean {
  return mark.toUpperCase() === 'BEGIN';
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
  const label = (head[2] ?? '').toUpperCase();
  const isPrivateKey = label.includes(privateKey);
  const from = head.index + head[0].length;
  const lines = [...linesBehind(text, from, limit)];
  const isEnded = lines.at(-1)?.isEnd === true;
  const block = { start: head.index, end: from, isPrivateKey };
  const scattered: { start: number; end: number; readonly isPrivateKey: boolean }[] = [];
  let size = 0;
  /** A body is known to have begun, or may begin with anything. */
  let isBody = label.startsWith('PGP ') || encrypted.test(text.slice(from, lines.at(-1)?.end));
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
    const mayBeShort = isBehindBody || (isOpen && isEnded);
    const body = bodyIn(line, { isOpen, isEnded, isBody, isBehindBody, mayBeShort });
    if (body === undefined) {
      isOpen &&= besideBody.test(line);
      isBehindBody &&= besideBody.test(line);
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
    isBody ||= isBehindBody;
    linesSinceBody = 0;
  }
  return size < leastBody && scattered.length === 0 ? [] : [block, ...scattered];
}

/** The lines of a private key above an END that has no BEGIN, as where somebody has copied a part of one. */
function blockBefore(text: string, end: RegExpExecArray, from: number): readonly PemText[] {
  if (!(end[2] ?? '').toUpperCase().includes(privateKey)) return [];
  let start = end.index;
  let isBody = false;
  for (const line of [...linesBehind(text, from, end.index)].reverse()) {
    const written = text.slice(line.start, line.end);
    const surroundings = { isOpen: false, isEnded: false, isBody, isBehindBody: isBody, mayBeShort: !isBody };
    const body = statement.test(written) ? undefined : bodyIn(written, surroundings);
    if (body === undefined && besideBody.test(written)) continue;
    if (body === undefined) break;
    start = line.start + body;
    isBody ||= written.length >= surelyBody;
  }
  return isBody ? [{ start, end: end.index + end[0].length, isPrivateKey: true }] : [];
}

interface Surroundings {
  /** Nothing has come since BEGIN but what belongs there. */
  readonly isOpen: boolean;
  /** There is an END. */
  readonly isEnded: boolean;
  readonly isBody: boolean;
  /** The line before belongs to a body, and is not its last one. */
  readonly isBehindBody: boolean;
  readonly mayBeShort: boolean;
}

/** Where a body begins in a line, which then goes on to its end; undefined where the line is none of a body. */
function bodyIn(line: string, { isOpen, isEnded, isBody, isBehindBody, mayBeShort }: Surroundings): number | undefined {
  const isStatement = statement.test(line);
  const isBare = !isStatement && line.length <= longestBareLine && bareLine.test(line);
  if (isBare && mayBeShort) return 0;
  const least = (isOpen || isEnded) && !isStatement ? leastPiece : surelyBody;
  // What a string writes as \t is no part of a piece.
  for (const { 1: piece = '', index } of line.matchAll(/(?:\\[bfrt])?([A-Za-z0-9+/]{16,})/g)) {
    if (piece.length < least || !looksEncoded(piece)) continue;
    const isPath = looksLikePath(piece) && (isStatement || !isBody || !(isBehindBody || isEnded));
    const isKnown = isBody || isEnded || beginsLikeKey.test(piece) || (isBare && piece.length >= fullLine);
    if (isKnown && !isPath) return beginningOfWord(line, index);
  }
  return undefined;
}

/** Of base64, one character in sixty-four is a slash. */
function looksLikePath(piece: string): boolean {
  return (piece.split('/').length - 1) * 16 >= piece.length;
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
