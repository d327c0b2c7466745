/** Words that people write for `strict` and `off`. */

const meanings: Readonly<Record<string, 'strict' | 'off'>> = {
  true: 'strict',
  on: 'strict',
  yes: 'strict',
  enable: 'strict',
  enabled: 'strict',
  required: 'strict',
  tls: 'strict',
  '1': 'strict',
  false: 'off',
  none: 'off',
  no: 'off',
  disable: 'off',
  disabled: 'off',
  '': 'off',
  '0': 'off',
};

/** What somebody who wrote this for a switch meant; undefined where that is anybody's guess. */
export function switchMeaning(word: string): 'strict' | 'off' | undefined {
  const lower = word.trim().toLowerCase();
  return Object.hasOwn(meanings, lower) ? meanings[lower] : undefined;
}
