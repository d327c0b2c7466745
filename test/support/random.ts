/** A small pseudo-random generator (mulberry32): the same seed gives the same numbers on every machine. */

export interface Random {
  /** An integer from 0 up to, but not including, the limit. */
  below(limit: number): number;
  /** True with a probability. */
  chance(probability: number): boolean;
  /** One of the choices; throws where there is none. */
  pick<T>(choices: readonly T[]): T;
}

export function randomFrom(seed: number): Random {
  let state = seed | 0;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(fraction() * limit);
  return {
    below,
    chance: (probability) => fraction() < probability,
    pick: (choices) => {
      const index = below(choices.length);
      if (index >= choices.length) throw new Error('nothing to pick from');
      return choices[index] as (typeof choices)[number];
    },
  };
}
