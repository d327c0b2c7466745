/** Damaged files about which we and Vert.x differ, with the reason; whole files have no such list. */

export interface DamageDifference {
  readonly name: string;
  readonly reason: string;
  /** Looks at Java's messages, of which there are none where it loads the file. */
  applies(messages: readonly string[]): boolean;
}

/** More than this share of the damaged files is no corner any more. */
export const toleratedShare = 1 / 500;

const saying = (pattern: RegExp) => (messages: readonly string[]) => messages.some((message) => pattern.test(message));

export const damageDifferences: readonly DamageDifference[] = [
  {
    name: 'Edwards curves',
    reason: 'Java 15 checks how long such a public key is; Java 11, on which Orion ships, leaves it unread.',
    applies: saying(/^key length must be/),
  },
  {
    name: 'alternative names',
    reason: 'Java reads kinds of critical alternative names that no host has, such as X.400 addresses; we skip them.',
    applies: saying(/^Invalid encoding (?:of|for) /),
  },
  {
    name: 'bundles',
    reason:
      'Java reads the revocation lists and the small print of a PKCS#7 bundle too, which nobody puts into such a file.',
    applies: saying(/^Too short$/),
  },
  {
    name: 'overlooked',
    reason: "Java's reader does not notice some damage, such as an extension that stands twice and cannot be read.",
    applies: (messages) => messages.length === 0,
  },
];
