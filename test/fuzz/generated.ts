/** Texts and bytes from the generators of the other tests, in a form that fast-check cuts down where one fails. */

import { Arbitrary, type Random as FastCheckRandom, type Stream, stream, Value } from 'fast-check';
import { type Random, randomFrom } from '../support/random.ts';

/** Texts of one of these generators each; shrunk by taking out pieces, the large ones first. */
export function texts(...generators: readonly ((random: Random) => string)[]): Arbitrary<string> {
  return new GeneratedTexts(generators);
}

/** Bytes of one of these generators each; shrunk alike. */
export function bytes(...generators: readonly ((random: Random) => Uint8Array)[]): Arbitrary<Uint8Array> {
  const octets = generators.map((generate) => (random: Random) => Buffer.from(generate(random)).toString('latin1'));
  return texts(...octets).map((text) => Buffer.from(text, 'latin1'));
}

class GeneratedTexts extends Arbitrary<string> {
  readonly #generators: readonly ((random: Random) => string)[];

  constructor(generators: readonly ((random: Random) => string)[]) {
    super();
    this.#generators = generators;
  }

  override generate(mrng: FastCheckRandom): Value<string> {
    const random = randomFrom(mrng.nextInt());
    return new Value(random.pick(this.#generators)(random), undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is string {
    return typeof value === 'string';
  }

  override shrink(text: string): Stream<Value<string>> {
    return stream(shorter(text)).map((each) => new Value(each, undefined));
  }
}

/** The text without a half, a quarter, … a character. */
function* shorter(text: string): IterableIterator<string> {
  for (let size = text.length; size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < text.length; at += size) yield text.slice(0, at) + text.slice(at + size);
  }
}
