/** What people write where Orion wants hex digits, and the digits in it. */

import { fingerprintDigits, readFingerprint } from '../../model/known-hosts-line.ts';

/** Longer texts are no fingerprint that somebody could mean. */
const longest = 400;

/** A fingerprint as Orion takes it, made from one that it does not take; colons stay. Undefined where that would be a guess. */
export function correctedFingerprint(text: string): string | undefined {
  if (text.length > longest) return undefined;
  const bare = text
    .replace(/\s*(?:#|\/\/).*$/, '')
    .replace(/^sha-?256(?:[ _]?fingerprint)?\s*[:=]?\s*/i, '')
    .replace(/^0X/, '0x')
    .replace(/^["'](.*)["']$/, '$1');
  if (bare.replace(/[^0-9a-f]/gi, '') === '') return undefined;
  const digits = /^(?:0x)?[0-9a-f]{2}(?:([-\s.]?)[0-9a-f]{2}(?:\1[0-9a-f]{2})*)?$/i.test(bare)
    ? bare.replace(/[-\s.]/g, '')
    : bare;
  return digits !== text && readFingerprint(digits) !== undefined ? digits : undefined;
}

/** What stands in the way of reading a fingerprint, as the beginning of a sentence. */
export function whyUnreadable(text: string): string {
  const start = text.slice(0, longest);
  if (/^sha-?256[ :=_]/i.test(start)) return 'A fingerprint has no prefix such as SHA256';
  if (start.startsWith('0X')) return 'The prefix 0X must be written 0x, or be left out';
  if (/^\S+\s+(?:#|\/\/)/.test(start) || /[0-9a-f]#/i.test(start))
    return 'No comment may follow a fingerprint on its line';
  if (/^(?:[0-9a-f]{2}[-\s.])+[0-9a-f]{2}$/i.test(start))
    return 'Pairs of digits may be separated by colons, not by dashes or blanks';
  if (new RegExp(`\\s(?:0x)?(?:[0-9a-f]{2}:?){${fingerprintDigits / 2}}$`, 'i').test(start))
    return 'An identifier ends at the first blank, so what follows it is taken for the fingerprint. A name with a blank cannot stand in this file';
  if (/^(?:0x)?[0-9a-f:]+$/i.test(start)) return 'The number of hex digits is odd';
  if (/^[A-Za-z0-9+/]{43}=?$/.test(start)) return 'This is base64, and a fingerprint is written in hex';
  return 'These are no hex digits, which a fingerprint is written in';
}
