/**
 * Bytes of a file → PEM blocks of any label, or what the file is instead. Blocks may hold private keys, so everything
 * that could be one hides behind a function: nothing of it shows when a value is serialised or printed.
 */

import type { Base64Fault } from './base64.ts';
import { decodeBase64 } from './base64.ts';
import type { DerKind } from './content.ts';
import { recogniseDer } from './content.ts';

/** UTF-16 offsets into the decoded text (without byte order mark) and 0-based lines, both as an editor counts them. */
export interface PemSpan {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly endLine: number;
}

export type PemProblem =
  | { readonly kind: 'no-end' }
  | { readonly kind: 'other-end'; readonly label: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'bad-base64'; readonly fault: Base64Fault };

/** From `-----BEGIN` to the end of its `-----END …-----`; without one, to the next BEGIN or the end of the text. */
export interface PemBlock extends PemSpan {
  readonly label: string;
  /** RFC 1421 headers, such as `Proc-Type: 4,ENCRYPTED`. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  /** True where the headers say that the content is encrypted (OpenSSL's traditional formats). */
  readonly encrypted: boolean;
  readonly problem: PemProblem | undefined;
  /** What the content is by its structure, whatever the label says; undefined where encrypted, broken or unknown. */
  readonly content: DerKind | undefined;
  readonly der: () => Uint8Array | undefined;
}

export type FileContent =
  | 'pem'
  | 'empty'
  /** Base64 of something we know, without the BEGIN and END lines. */
  | 'bare-base64'
  /** Text with a UTF-16 byte order mark, as PowerShell writes it. */
  | 'utf-16'
  | 'text'
  | 'binary'
  | DerKind;

export interface PemFile {
  readonly content: FileContent;
  /** The first hundred. */
  readonly blocks: readonly PemBlock[];
  readonly blockCount: number;
  readonly byteOrderMark: boolean;
  /** The file as UTF-8, without byte order mark, bad bytes as U+FFFD. */
  readonly text: () => string;
  readonly bytes: () => Uint8Array;
}

export const MAX_BLOCKS = 100;

/** Labels are at most this long here; RFC 7468 sets no limit, real ones have under 30 characters. */
const MARKER = /-----(BEGIN|END) ([^\r\n]{0,64}?)-----/g;

/** Never fails: a file that is no PEM says in `content` what it is. */
export function readPem(bytes: Uint8Array): PemFile {
  const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const byteOrderMark = decoded.startsWith('\uFEFF');
  const text = byteOrderMark ? decoded.slice(1) : decoded;
  const { blocks, blockCount } = findBlocks(text);
  const content = blockCount > 0 ? 'pem' : recogniseContent(bytes, text);
  return { content, blocks, blockCount, byteOrderMark, text: () => text, bytes: () => bytes };
}

/** The block that holds an offset of the decoded text, its BEGIN and END lines included. */
export function blockAt(file: PemFile, offset: number): PemBlock | undefined {
  return file.blocks.find((block) => block.start <= offset && offset <= block.end);
}

/** Counts line breaks up to ever larger offsets in one pass over the text. */
export function lineCounter(text: string): (offset: number) => number {
  let line = 0;
  let position = text.indexOf('\n');
  return (offset) => {
    while (position !== -1 && position < offset) {
      line++;
      position = text.indexOf('\n', position + 1);
    }
    return line;
  };
}

function findBlocks(text: string): { blocks: PemBlock[]; blockCount: number } {
  const blocks: PemBlock[] = [];
  const lineAt = lineCounter(text);
  let blockCount = 0;
  let open: RegExpExecArray | undefined;

  const close = (bodyEnd: number, end: number, endLabel: string | undefined): void => {
    if (open === undefined) return;
    blockCount++;
    if (blocks.length < MAX_BLOCKS) {
      const span = { start: open.index, end, line: lineAt(open.index), endLine: lineAt(end) };
      blocks.push(readBlock(span, open[2] ?? '', text.slice(open.index + open[0].length, bodyEnd), endLabel));
    }
    open = undefined;
  };

  for (const marker of text.matchAll(MARKER)) {
    if (marker[1] === 'BEGIN') {
      close(marker.index, marker.index, undefined);
      open = marker;
    } else {
      close(marker.index, marker.index + marker[0].length, marker[2] ?? '');
    }
  }
  close(text.length, text.length, undefined);
  return { blocks, blockCount };
}

type BlockBody = Pick<PemBlock, 'headers' | 'encrypted' | 'problem' | 'content'> & {
  readonly der: Uint8Array | undefined;
};

/** The body is decoded when somebody asks for anything in it: most certificates are loaded without. */
function readBlock(span: PemSpan, label: string, body: string, endLabel: string | undefined): PemBlock {
  let decoded: BlockBody | undefined;
  const decode = () => {
    decoded ??= readBody(label, body, endLabel);
    return decoded;
  };
  return {
    ...span,
    label,
    get headers() {
      return decode().headers;
    },
    get encrypted() {
      return decode().encrypted;
    },
    get problem() {
      return decode().problem;
    },
    get content() {
      return decode().content;
    },
    der: () => decode().der,
  };
}

function readBody(label: string, body: string, endLabel: string | undefined): BlockBody {
  const { headers, base64 } = splitHeaders(body);
  const encrypted = headers.some(({ name, value }) => name === 'Proc-Type' && /\bENCRYPTED$/.test(value));
  const problemOfEnd = judgeEnd(label, endLabel);
  const digits = base64.replace(/\s+/g, '');
  const decoded = decodeBase64(digits);
  const problem = problemOfEnd ?? judgeDigits(digits, decoded.ok ? undefined : decoded.fault);
  const der = problem === undefined && decoded.ok ? decoded.bytes : undefined;
  const content = der === undefined || encrypted ? undefined : recogniseDer(der);
  return { headers, encrypted, problem, content, der };
}

function judgeEnd(label: string, endLabel: string | undefined): PemProblem | undefined {
  if (endLabel === undefined) return { kind: 'no-end' };
  return endLabel === label ? undefined : { kind: 'other-end', label: endLabel };
}

function judgeDigits(digits: string, fault: Base64Fault | undefined): PemProblem | undefined {
  if (digits === '') return { kind: 'empty' };
  return fault === undefined ? undefined : { kind: 'bad-base64', fault };
}

/** RFC 1421 section 4.4: `Name: value` lines, then a blank line, then the base64. */
function splitHeaders(body: string): { headers: { name: string; value: string }[]; base64: string } {
  const headers: { name: string; value: string }[] = [];
  if (!body.slice(0, 4096).includes(':')) return { headers, base64: body };
  const lines = body.split(/\r?\n|\r/);
  let next = lines[0]?.trim() === '' ? 1 : 0;
  for (; next < lines.length; next++) {
    const header = /^([A-Za-z0-9-]{1,64}):\s*(.*)$/.exec(lines[next] ?? '');
    if (header === null) break;
    headers.push({ name: header[1] ?? '', value: (header[2] ?? '').trim() });
  }
  return { headers, base64: lines.slice(next).join('\n') };
}

function recogniseContent(bytes: Uint8Array, text: string): FileContent {
  if (text.trim() === '') return 'empty';
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return 'utf-16';
  const structure = recogniseDer(bytes);
  if (structure !== undefined) return structure;
  if (isBareBase64(text)) return 'bare-base64';
  return text.includes('\u0000') || text.includes('\uFFFD') ? 'binary' : 'text';
}

function isBareBase64(text: string): boolean {
  const decoded = decodeBase64(text.replace(/\s+/g, ''));
  if (!decoded.ok) return false;
  return recogniseDer(decoded.bytes) !== undefined || Buffer.from(decoded.bytes).includes('-----BEGIN ');
}
