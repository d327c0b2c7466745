/** PEM blocks in texts that are no PEM files: found so that nothing of a private key is ever quoted. */

/** From BEGIN to the end of END, or of the text where there is none. */
export interface PemText {
  readonly start: number;
  readonly end: number;
  readonly isPrivateKey: boolean;
}

const marker = /-----(BEGIN|END) ([^\r\n]{0,64}?)-----/g;

/** The blocks of a text, in order; a second BEGIN belongs to the block that is open. Linear in its length. */
export function pemTexts(text: string): readonly PemText[] {
  const found: PemText[] = [];
  let open: { readonly start: number; readonly isPrivateKey: boolean } | undefined;
  for (const { index: start, 0: all, 1: kind, 2: label = '' } of text.matchAll(marker)) {
    const isPrivateKey = label.endsWith('PRIVATE KEY');
    if (kind === 'BEGIN')
      open = { start: open?.start ?? start, isPrivateKey: isPrivateKey || open?.isPrivateKey === true };
    else if (open) {
      found.push({ ...open, end: start + all.length });
      open = undefined;
    }
  }
  return open ? [...found, { ...open, end: text.length }] : found;
}

/** Whether a private key stands in a text. */
export function holdsPrivateKey(text: string): boolean {
  return text.includes('PRIVATE KEY-----') && pemTexts(text).some(({ isPrivateKey }) => isPrivateKey);
}

/** The text, as long and with the same lines, with asterisks for all characters of private keys. */
export function withoutPrivateKeys(text: string): string {
  if (!holdsPrivateKey(text)) return text;
  let masked = '';
  let position = 0;
  for (const { start, end, isPrivateKey } of pemTexts(text)) {
    if (!isPrivateKey) continue;
    masked += text.slice(position, start) + text.slice(start, end).replace(/[^\r\n]/g, '*');
    position = end;
  }
  return masked + text.slice(position);
}
