/** Tables of options: one table gives parsing, error messages and help. */

import { parseArgs } from 'node:util';

export interface Option<Target> {
  readonly name: string;
  /** How the help calls the value; absent for an option without one. */
  readonly value?: string;
  readonly help: string;
  /** Puts the value into `target`, or says what would be right. */
  read(value: string, target: Target): string | undefined;
}

/** The words that are no options, or a sentence for the person who wrote the arguments. */
export type ReadWords = { readonly words: readonly string[] } | { readonly problem: string };

/** Reads arguments by a table into `target`. */
export function readOptions<Target>(
  options: readonly Option<Target>[],
  args: readonly string[],
  target: Target,
): ReadWords {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      options.map(({ name, value }) => [
        name,
        { type: value === undefined ? ('boolean' as const) : ('string' as const) },
      ]),
    ),
    // Node's own complaints do not say what to write instead.
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') {
      if (token.value === '') return { problem: 'a PATH must not be empty' };
      words.push(token.value);
    }
    if (token.kind !== 'option') continue;
    const option = options.find(({ name }) => token.rawName === `--${name}`);
    if (!option) return { problem: `there is no option ${token.rawName}. The options are: ${namesOf(options)}` };
    const problem = readOption(option, token.value, target);
    if (problem !== undefined) return { problem: `${token.rawName}${problem}` };
  }
  return { words };
}

function readOption<Target>(option: Option<Target>, value: string | undefined, target: Target): string | undefined {
  if (option.value === undefined && value !== undefined) return ' takes no value';
  if (option.value !== undefined && value === undefined) return ` needs a value: ${option.value}`;
  const problem = option.read(value ?? '', target);
  return problem === undefined ? undefined : ` "${value}": ${problem}`;
}

function namesOf<Target>(options: readonly Option<Target>[]): string {
  return [...options.map(({ name }) => `--${name}`), '--help'].join(', ');
}

/** The options as the help lists them. */
export function describeOptions<Target>(options: readonly Option<Target>[]): string {
  const heads = options.map(
    ({ name, value, help }) => [value === undefined ? `--${name}` : `--${name} ${value}`, help] as const,
  );
  const all = [...heads, ['-h, --help', 'Show this help.'] as const];
  return all.map(([head, help]) => `  ${head}\n      ${wrap(help, 90).join('\n      ')}`).join('\n');
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** `a=b` at the first equals sign; the second half is undefined where there is none. */
export function splitAtEquals(text: string): [string, string | undefined] {
  const equals = text.indexOf('=');
  return equals < 0 ? [text, undefined] : [text.slice(0, equals), text.slice(equals + 1)];
}
