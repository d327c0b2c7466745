/** Lists of words in sentences. */

/** Of files to choose between; whoever has more of them knows their names. */
export const mostNames = 5;

/** `text, json or sarif`. */
export function wordsOf(words: readonly string[], conjunction: 'or' | 'and' = 'or'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

/** Whether a text is one of these words, as a type. */
export function isOneOf<Word extends string>(words: readonly Word[], text: string): text is Word {
  return words.some((word) => word === text);
}

/** `1 file`, `2 files`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
