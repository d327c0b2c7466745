/**
 * The name under which a server's known-clients file knows a client certificate (Tuweni's
 * ClientFingerprintTrustManager).
 */

import type { Certificate } from '../pki/certificate.ts';
import type { NameAttribute } from '../pki/distinguished-name.ts';

const commonNameOid = '2.5.4.3';
const universalString = 0x1c;
const bitString = 0x03;

/** Why no line of a known-clients file can ever match the certificate. */
export type IdentifierProblem =
  /** No CN: Orion's handshake breaks off with an exception. */
  | 'missing'
  /** The file's identifiers are lower-cased when read, the certificate's is not. */
  | 'upper-case'
  /** An identifier in the file ends at the first blank; recorded by `tofu`, such a name breaks the file. */
  | 'blank'
  /** A CN without text: the line would start with the fingerprint. */
  | 'empty'
  /** Its value is no string and prints as `#` and hex, so that its line would be a comment. */
  | 'comment';

export interface ClientIdentifier {
  /** As BouncyCastle prints it; undefined where there is no CN. */
  readonly text: string | undefined;
  readonly problems: readonly IdentifierProblem[];
}

/**
 * The first attribute of the first RDN that holds a CN, in encoding order. In a multi-valued RDN that need not be the
 * CN itself: Orion takes it all the same.
 */
export function clientIdentifier({ subject }: Certificate): ClientIdentifier {
  const rdn = subject?.rdns.find((attributes) => attributes.some(({ oid }) => oid === commonNameOid));
  const [first] = rdn ?? [];
  if (first === undefined) return { text: undefined, problems: ['missing'] };
  const text = printed(first);
  return { text, problems: problemsOf(text) };
}

/** What keeps a name from standing for a client. */
export function problemsOf(text: string): readonly IdentifierProblem[] {
  const problems: IdentifierProblem[] = [];
  if (text === '') problems.push('empty');
  if (text !== text.toLowerCase()) problems.push('upper-case');
  if (/[ \t\n\v\f\r]/.test(text)) problems.push('blank');
  if (text.startsWith('#')) problems.push('comment');
  return problems;
}

/** IETFUtils.valueToString of BouncyCastle 1.64: values that are no string come as `#` and hex. */
function printed({ text, tag, der }: NameAttribute): string {
  if (text === undefined || tag === universalString || tag === bitString) return `#${der}`;
  return withBlanksAtEndsEscaped(text.replace(/[,"\\+=<>;]/g, '\\$&').replace(/^#/, '\\#'));
}

/** No regular expression: one would look for the end from each of a million blanks. */
function withBlanksAtEndsEscaped(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === ' ') end -= 1;
  let start = 0;
  while (start < end && text[start] === ' ') start += 1;
  return '\\ '.repeat(start) + text.slice(start, end) + '\\ '.repeat(text.length - end);
}
