/** Strict base64 (RFC 4648 section 4): bytes, or the first thing that is wrong with the text. */

export type Base64Fault =
  | { readonly kind: 'illegal-character'; readonly character: string; readonly index: number }
  /** A single digit: one byte needs two. */
  | { readonly kind: 'too-short' }
  /** One digit is left over after the last group of four. */
  | { readonly kind: 'incomplete' }
  /** `=` where no padding belongs, or one `=` where two are needed. */
  | { readonly kind: 'wrong-padding'; readonly index: number }
  /** Something follows the padding. */
  | { readonly kind: 'after-padding'; readonly index: number };

export type Base64Result =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly fault: Base64Fault };

/**
 * Decodes text that has no white space left in it. Missing padding is fine, as it is for java.util.Base64, whose order
 * of checks this follows; unused bits of the last digit are not looked at.
 */
export function decodeBase64(digits: string): Base64Result {
  const fault = findFault(digits);
  return fault === undefined
    ? { ok: true, bytes: new Uint8Array(Buffer.from(digits, 'base64')) }
    : { ok: false, fault };
}

function findFault(digits: string): Base64Fault | undefined {
  if (digits.length === 1) return { kind: 'too-short' };
  const index = digits.search(/[^A-Za-z0-9+/]/);
  if (index === -1) return digits.length % 4 === 1 ? { kind: 'incomplete' } : undefined;
  const character = digits.charAt(index);
  if (character !== '=') return { kind: 'illegal-character', character, index };
  switch (index % 4) {
    case 0:
      return { kind: 'wrong-padding', index };
    case 1:
      return { kind: 'incomplete' };
    case 2:
      if (digits.charAt(index + 1) !== '=') return { kind: 'wrong-padding', index };
      return endsAt(digits, index + 2);
    default:
      return endsAt(digits, index + 1);
  }
}

function endsAt(digits: string, index: number): Base64Fault | undefined {
  return index === digits.length ? undefined : { kind: 'after-padding', index };
}
