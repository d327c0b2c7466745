/** The invisible U+FEFF that some editors write at the start of a file. */
import type { SyntaxProblem } from './tree.ts';

/** The problem that a byte order mark at an offset is to Orion; editors hide the character, so its span may be unseen. */
export function byteOrderMark(start: number): SyntaxProblem {
  const span = { start, end: start + 1 };
  return {
    ...span,
    kind: 'byte-order-mark',
    objector: 'toml',
    message:
      "The file starts with an invisible byte order mark, on which Orion's parser stops: save the file as UTF-8 without it.",
    repair: { span, newText: '' },
  };
}
