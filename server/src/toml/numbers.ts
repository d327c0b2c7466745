/** Integers and floats as Tuweni's lexer and Java's Long and Double take them. */
import type { Objector } from './tree.ts';

/** What a word is as a number, and on what Orion's parser stops. */
export interface NumberReading {
  readonly kind: 'integer' | 'float' | 'invalid';
  readonly problem?: {
    readonly kind: string;
    readonly objector: Objector;
    readonly message: string;
    readonly instead?: string;
  };
}

/** Longer words are no number that anybody wrote; keeps the patterns below from running out of memory. */
const LONGEST_NUMBER = 100_000;
const DECIMAL = '[-+]?(?:[1-9](?:_?\\d)+|\\d)';
const INTEGER = new RegExp(`^(?:${DECIMAL}|0x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|0o[0-7](?:_?[0-7])*|0b[01](?:_?[01])*)$`);
/** Tuweni reads an exponent with the rule of an integer, hence without leading zeros. */
const FLOAT = new RegExp(`^(?:${DECIMAL}(?:\\.\\d(?:_?\\d)*(?:[eE]${DECIMAL})?|[eE]${DECIMAL})|[-+]?(?:inf|nan))$`);
const FLOAT_OF_OTHERS = /^[-+]?(?:0|[1-9](?:_?\d)*)(?:\.\d(?:_?\d)*(?:[eE][-+]?\d(?:_?\d)*)?|[eE][-+]?\d(?:_?\d)*)$/;
const LEADING_ZEROS = /^([-+]?)0+(\d+)$/;
const HALF_FLOAT = /^[-+]?(?:\d+\.|\.\d+)$/;
const UNDERSCORES = /^[-+]?\d[\d_]*$/;
/** As many as 64 bits have in binary. */
const MOST_DIGITS = 64;
const SMALLEST_LONG = -(2n ** 63n);
const LARGEST_LONG = 2n ** 63n - 1n;

/** Reads a word as a number; undefined where it does not even look like one. */
export function readNumber(word: string): NumberReading | undefined {
  if (word.length > LONGEST_NUMBER) return undefined;
  if (INTEGER.test(word)) return readInteger(word);
  if (FLOAT.test(word)) return readFloat(word);
  if (FLOAT_OF_OTHERS.test(word)) {
    return orionRefuses('float', 'float-exponent', "Orion's parser takes no leading zero in an exponent: remove it.");
  }
  return explainNearNumber(word);
}

function readInteger(word: string): NumberReading {
  const value = integerValue(word);
  if (value >= SMALLEST_LONG && value <= LARGEST_LONG) return { kind: 'integer' };
  return orionRefuses(
    'integer',
    'integer-range',
    `Orion's parser takes integers up to 64 bits, ${SMALLEST_LONG} to ${LARGEST_LONG}: write a smaller number.`,
  );
}

/** The value, or something beyond 64 bits: digits that no 64-bit integer has are not worth converting. */
function integerValue(word: string): bigint {
  const [, sign = '', prefix = '', digits = ''] = /^([-+]?)(0[xob])?0*(.*)$/.exec(word.replaceAll('_', '')) ?? [];
  if (digits.length > MOST_DIGITS) return LARGEST_LONG + 1n;
  const value = BigInt(`${prefix}${digits || '0'}`);
  return sign === '-' ? -value : value;
}

function readFloat(word: string): NumberReading {
  if (!/\d/.test(word)) return { kind: 'float' };
  const value = Number(word.replaceAll('_', ''));
  const mantissa = word.split(/[eE]/)[0] ?? '';
  if (!Number.isFinite(value)) {
    return orionRefuses('float', 'float-range', 'This float is too large for Orion: write at most 1.7e308, or inf.');
  }
  if (value === 0 && /[1-9]/.test(mantissa)) {
    return orionRefuses('float', 'float-range', 'This float is too small for Orion: write 0.0 or a larger number.');
  }
  return { kind: 'float' };
}

function orionRefuses(kind: 'integer' | 'float', problem: string, message: string): NumberReading {
  return { kind, problem: { kind: problem, objector: 'orion', message } };
}

function explainNearNumber(word: string): NumberReading | undefined {
  const zeros = LEADING_ZEROS.exec(word);
  if (zeros) {
    const instead = `${zeros[1]}${zeros[2]}`;
    return nearNumber(`TOML takes no leading zeros: write ${instead}.`, instead);
  }
  if (HALF_FLOAT.test(word)) return nearNumber('A float needs a digit on both sides of its point, as in 0.5 or 1.0.');
  if (/^0[XOB]\w+$/.test(word)) return nearNumber('The prefixes 0x, 0o and 0b are written in lower case.');
  if (/^[-+]0[xob]\w+$/.test(word)) return nearNumber('A number with the prefix 0x, 0o or 0b takes no sign.');
  if (UNDERSCORES.test(word)) return nearNumber('An underscore stands between two digits, as in 1_000.');
  return undefined;
}

function nearNumber(message: string, instead?: string): NumberReading {
  return {
    kind: 'invalid',
    problem: { kind: 'bad-number', objector: 'toml', message, ...(instead !== undefined && { instead }) },
  };
}
