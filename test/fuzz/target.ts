/** What a target of the fuzzer is, and how a number of inputs is tried on one. The targets are in `targets.ts`. */

import { type Arbitrary, asyncProperty, check, interruptAfterTimeLimit, stringify } from 'fast-check';

/** One kind of hostile input and everything that must hold for it. */
export interface Target {
  readonly name: string;
  /** Inputs in the short run of `npm test`; none where the verdict is about time, which is no matter for a test. */
  readonly inTests: number;
  /** Inputs that are tried before the fuzzer looks at the clock: a second's work or so. */
  readonly round: number;
  run(trial: Trial): Promise<Outcome>;
}

/** Which inputs are tried. */
export interface Trial {
  readonly seed: number;
  readonly count: number;
  /** Of a failure: that input only, with what made it fail. */
  readonly path?: string;
  /** Told about each input before it is tried, so that one which never comes back can be named. */
  readonly witness?: (started: Started) => void;
}

/** An input that is being tried. */
export interface Started {
  readonly seed: number;
  readonly path: string;
  readonly input: string;
}

export interface Outcome {
  readonly inputs: number;
  readonly failure?: Failure;
}

/** An input for which something did not hold, cut down as far as it still fails. */
export interface Failure extends Started {
  readonly error: string;
}

/** Cutting down a failure stops after this long, with what it has. */
const shrinkingLimit = 60_000;

/** A target whose `verify` throws where something does not hold. */
export function target<Input>(parts: {
  readonly name: string;
  readonly inTests: number;
  readonly round: number;
  readonly inputs: Arbitrary<Input>;
  readonly verify: (input: Input) => Promise<void>;
}): Target {
  const { inputs, verify, ...rest } = parts;
  return {
    ...rest,
    async run({ seed, count, path, witness }) {
      let index = 0;
      let failed = false;
      const property = asyncProperty(inputs, async (input) => {
        witness?.({ seed, path: path ?? String(index), input: shown(input) });
        try {
          await verify(input);
        } catch (error) {
          // What comes now is the same input, cut down.
          failed = true;
          throw error;
        }
        if (!failed) index += 1;
      });
      const details = await check<[Input]>(property, {
        seed,
        numRuns: count,
        ...(path !== undefined && { path }),
        plugins: [interruptAfterTimeLimit(shrinkingLimit)],
      });
      if (!details.failed) return { inputs: details.numRuns };
      const { counterexample, counterexamplePath, errorInstance } = details;
      return {
        inputs: details.numRuns,
        failure: {
          seed,
          path: counterexamplePath ?? '',
          input: shown(counterexample?.[0]),
          error:
            errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : String(errorInstance),
        },
      };
    },
  };
}

/** As a person reads it: which objects have no prototype is of no interest. */
function shown(input: unknown): string {
  return stringify(input).replaceAll('__proto__:null,', '');
}
