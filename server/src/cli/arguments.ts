/** The arguments of `orion-tls check`: one table of options from which parsing, error messages and help are made. */

import { parseArgs } from 'node:util';
import { isRuleLevel, type RuleLevel, ruleLevels } from '../model/settings.ts';
import { rules } from '../rules/index.ts';
import { isOneOf, wordsOf } from './words.ts';

export const formats = ['text', 'json', 'sarif'] as const;
export type Format = (typeof formats)[number];

export const failLevels = ['error', 'warning', 'never'] as const;
export type FailLevel = (typeof failLevels)[number];

/** What a person asked for; paths are as written. */
export interface CheckArguments {
  format: Format;
  failOn: FailLevel;
  baseDirectory?: string;
  settingsFile?: string;
  /** Levels by rule code. */
  readonly rules: Record<string, RuleLevel>;
  readonly pathMappings: Record<string, string>;
  now?: Date;
  paths: readonly string[];
}

/** The arguments, or a sentence for the person who wrote them. */
export type ReadArguments = { readonly arguments: CheckArguments } | { readonly problem: string };

interface Option {
  readonly name: string;
  /** How the help calls the value. */
  readonly value: string;
  readonly help: string;
  /** Puts the value into `target`, or says what would be right. */
  read(value: string, target: CheckArguments): string | undefined;
}

const options: readonly Option[] = [
  {
    name: 'format',
    value: 'text|json|sarif',
    help: 'How to print the findings. Default: text.',
    read(value, target) {
      if (!isOneOf(formats, value)) return `must be ${wordsOf(formats)}`;
      target.format = value;
      return undefined;
    },
  },
  {
    name: 'fail-on',
    value: 'error|warning|never',
    help: 'The least severity of a finding that makes the exit code 1. Default: error.',
    read(value, target) {
      if (!isOneOf(failLevels, value)) return `must be ${wordsOf(failLevels)}`;
      target.failOn = value;
      return undefined;
    },
  },
  {
    name: 'base-dir',
    value: 'DIR',
    help: 'The folder in which Orion is started: a relative workdir counts from here. Default: the folder of the configuration or the current one, whichever has the workdir.',
    read(value, target) {
      if (value === '') return 'must be the path of a folder';
      target.baseDirectory = value;
      return undefined;
    },
  },
  {
    name: 'settings',
    value: 'FILE',
    help: 'JSON with the same orionTls.* keys as the settings of the editor. Other options win over it.',
    read(value, target) {
      target.settingsFile = value;
      return undefined;
    },
  },
  {
    name: 'rule',
    value: 'CODE=LEVEL',
    help: `Give the findings of a rule another severity, or none: ${wordsOf(ruleLevels)}. May be repeated.`,
    read(value, target) {
      const [code, level] = splitAtEquals(value);
      if (level === undefined) return 'must be CODE=LEVEL, such as missing-port=off';
      if (!rules.some((rule) => rule.code === code)) return `no rule has this code${similarRules(code)}`;
      if (!isRuleLevel(level)) return `must end with one of ${wordsOf(ruleLevels)}`;
      target.rules[code] = level;
      return undefined;
    },
  },
  {
    name: 'path-mapping',
    value: 'A=B',
    help: "Read files below path A of Orion's machine from path B of this one, for configurations of containers. May be repeated.",
    read(value, target) {
      const [from, to] = splitAtEquals(value);
      if (!from || !to) return 'must be A=B, such as /etc/orion=./deploy/orion';
      if (!from.startsWith('/')) return "must begin with an absolute path, as Orion's machine has it";
      target.pathMappings[from] = to;
      return undefined;
    },
  },
  {
    name: 'now',
    value: 'ISO-DATE',
    help: 'The date on which to judge certificates, such as 2030-01-31 or 2030-01-31T12:00:00Z. Default: now.',
    read(value, target) {
      const date = readDate(value);
      if (!date) return 'must be a date such as 2030-01-31 or 2030-01-31T12:00:00Z';
      target.now = date;
      return undefined;
    },
  },
];

/** Reads the arguments behind `check`. */
export function readArguments(args: readonly string[]): ReadArguments {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(options.map(({ name }) => [name, { type: 'string' as const }])),
    // Node's own complaints do not say what to write instead.
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const target: CheckArguments = { format: 'text', failOn: 'error', rules: {}, pathMappings: {}, paths: [] };
  const paths: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') {
      if (token.value === '') return { problem: 'a PATH must not be empty' };
      paths.push(token.value);
    }
    if (token.kind !== 'option') continue;
    const option = options.find(({ name }) => token.rawName === `--${name}`);
    if (!option) return { problem: `there is no option ${token.rawName}. The options are: ${optionNames}` };
    if (token.value === undefined) return { problem: `${token.rawName} needs a value: ${option.value}` };
    const problem = option.read(token.value, target);
    if (problem !== undefined) return { problem: `${token.rawName} "${token.value}": ${problem}` };
  }
  return { arguments: { ...target, paths: paths.length > 0 ? paths : ['.'] } };
}

const optionNames = [...options.map(({ name }) => `--${name}`), '--help'].join(', ');

/** `a=b` at the first equals sign; the second half is undefined where there is none. */
function splitAtEquals(text: string): [string, string | undefined] {
  const equals = text.indexOf('=');
  return equals < 0 ? [text, undefined] : [text.slice(0, equals), text.slice(equals + 1)];
}

/** Codes that share a word with one that does not exist, as the end of a message. */
function similarRules(code: string): string {
  const words = code.toLowerCase().split(/[^a-z]+/);
  const similar = rules.filter((rule) => rule.code.split('-').some((word) => words.includes(word)));
  return similar.length > 0
    ? ` (perhaps ${wordsOf(similar.slice(0, 5).map((rule) => rule.code))})`
    : '; each finding in a report shows the code of its rule';
}

/** A day in UTC, or a moment that says its zone: a clock must not depend on where the check runs. */
function readDate(text: string): Date | undefined {
  const match = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/.exec(text);
  const day = match?.[1];
  if (day === undefined) return undefined;
  const date = new Date(text);
  const midnight = new Date(day);
  // JavaScript takes the 30th of February for the 1st or 2nd of March.
  const exists = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
  return exists && !Number.isNaN(date.getTime()) ? date : undefined;
}

/** The options as the help lists them. */
export function describeOptions(): string {
  const heads = options.map(({ name, value, help }) => [`--${name} ${value}`, help] as const);
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
