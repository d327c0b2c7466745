/** PEM blocks in texts that are no PEM files: found so that nothing of a private key is ever quoted. */

/** From BEGIN to the end of END, or of the last line of the body where END does not follow. */
export interface PemText {
  readonly start: number;
  readonly end: number;
  readonly isPrivateKey: boolean;
}

/** A sentence may speak of a BEGIN line: fewer characters of base64 behind it are no key. */
const leastBody = 32;

/** Words of a sentence are shorter than the pieces of a body that was joined by blanks. */
const leastPiece = 16;

/** A line of so much base64 belongs to the key, whatever stands between. */
const surelyBody = 40;

/** What RFC 1421 and OpenPGP (RFC 4880 section 6.2) put before a body. */
const header = /^(?:Proc-Type|Content-Domain|DEK-Info|Version|Comment|Hash|Charset|MessageID): /;

/** The blocks of a text, in order; the lines of a private key that something interrupts are blocks of their own. Linear. */
export function pemTexts(text: string): readonly PemText[] {
  if (!text.includes('-----BEGIN ')) return [];
  const heads = [...text.matchAll(/-----BEGIN ([^\r\n]{0,64}?)-----/g)];
  return heads.flatMap((head, index) => blocksBehind(text, head, heads[index + 1]?.index ?? text.length));
}

/** The text, as long and with the same lines, with asterisks for the content of private keys. */
export function withoutPrivateKeys(text: string): string {
  let masked = '';
  let position = 0;
  for (const { start, end, isPrivateKey } of pemTexts(text)) {
    if (!isPrivateKey) continue;
    masked += text.slice(position, start) + text.slice(start, end).replace(content, mask);
    position = end;
  }
  return masked + text.slice(position);
}

/** BEGIN and END tell nothing, and an escape stays one for what reads the text. */
const content = /-----(?:BEGIN|END) [^\r\n]{0,64}?-----|\\.|[A-Za-z0-9+/=]/g;

function mask(found: string): string {
  return found.length === 1 ? '*' : found;
}

function blocksBehind(text: string, head: RegExpExecArray, limit: number): readonly PemText[] {
  const isPrivateKey = /PRIVATE KEY/.test(head[1] ?? '');
  const from = head.index + head[0].length;
  const block = { start: head.index, end: from, isPrivateKey };
  const scattered: PemText[] = [];
  let size = 0;
  let isWhole = true;
  for (const { start, end, last } of linesBehind(text, from, limit)) {
    const line = text.slice(start, end);
    const isHeader = header.test(line);
    isWhole &&= isHeader || isBase64(line);
    if (isWhole) {
      if (!isHeader) size += line.length;
      block.end = last ?? (line === '' ? block.end : end);
    } else if (!isPrivateKey) break;
    else if (line.length >= surelyBody && isBase64(line)) scattered.push({ start, end, isPrivateKey });
  }
  return size < leastBody && scattered.length === 0 ? [] : [block, ...scattered];
}

interface Line {
  readonly start: number;
  readonly end: number;
  /** Where the END line ends that follows on the same line. */
  readonly last: number | undefined;
}

/** The lines up to END or `limit`, without what a comment, a list or a string puts around them. */
function* linesBehind(text: string, from: number, limit: number): Generator<Line> {
  // A string may write its line breaks as escapes, and a string within it escape these. A list may have each line as an item.
  const ends = /(?:\\{1,4}r)?\\{1,4}n|["']\s{0,8},\s{0,8}["']|\r\n?|\n|(-----END [^\r\n]{0,64}?-----)/g;
  let start = from;
  for (const { 0: found, 1: last, index } of text.slice(from, limit).matchAll(ends)) {
    const end = from + index + found.length;
    yield { ...unwrapped(text, start, from + index), last: last === undefined ? undefined : end };
    if (last !== undefined) return;
    start = end;
  }
  yield { ...unwrapped(text, start, limit), last: undefined };
}

function unwrapped(text: string, from: number, to: number): { readonly start: number; readonly end: number } {
  let start = from;
  let end = to;
  while (start < end && /[\s#"',[]/.test(text.charAt(start))) start += 1;
  while (end > start && /[\s"',\]]/.test(text.charAt(end - 1))) end -= 1;
  return { start, end };
}

function isBase64(line: string): boolean {
  const pieces = line.split(/\s+/);
  return pieces.every(
    (piece, index) =>
      /^=?[A-Za-z0-9+/]*={0,2}$/.test(piece) && (piece.length >= leastPiece || index === pieces.length - 1),
  );
}
