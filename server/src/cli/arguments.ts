/** The arguments of `orion-tls check`. */

import { isRuleLevel, type RuleLevel, ruleLevels } from '../model/settings.ts';
import { catalogue } from '../rules/catalogue.ts';
import { type LocationArguments, locationOptions } from './location-options.ts';
import { type Option, readOptions, splitAtEquals } from './options.ts';
import { isOneOf, wordsOf } from './words.ts';

export const formats = ['text', 'json', 'sarif'] as const;
export type Format = (typeof formats)[number];

export const failLevels = ['error', 'warning', 'never'] as const;
export type FailLevel = (typeof failLevels)[number];

/** What a person asked for; paths are as written. */
export interface CheckArguments extends LocationArguments {
  format: Format;
  failOn: FailLevel;
  /** Levels by rule code. */
  readonly rules: Record<string, RuleLevel>;
  now?: Date;
  paths: readonly string[];
}

/** The arguments, or a sentence for the person who wrote them. */
export type ReadArguments = { readonly arguments: CheckArguments } | { readonly problem: string };

const ownOptions: readonly Option<CheckArguments>[] = [
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
    name: 'rule',
    value: 'CODE=LEVEL',
    help: `Give the findings of a rule another severity, or none: ${wordsOf(ruleLevels)}. May be repeated.`,
    read(value, target) {
      const [code, level] = splitAtEquals(value);
      if (level === undefined) return 'must be CODE=LEVEL, such as missing-port=off';
      if (!catalogue.some((rule) => rule.code === code)) return `no rule has this code${similarRules(code)}`;
      if (!isRuleLevel(level)) return `must end with one of ${wordsOf(ruleLevels)}`;
      target.rules[code] = level;
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

/** Every option of `check`. */
export const checkOptions: readonly Option<CheckArguments>[] = [...ownOptions, ...locationOptions];

/** Reads the arguments behind `check`. */
export function readArguments(args: readonly string[]): ReadArguments {
  const target: CheckArguments = { format: 'text', failOn: 'error', rules: {}, pathMappings: {}, paths: [] };
  const read = readOptions(checkOptions, args, target);
  if ('problem' in read) return read;
  return { arguments: { ...target, paths: read.words.length > 0 ? read.words : ['.'] } };
}

/** Codes that share a word with one that does not exist, as the end of a message. */
function similarRules(code: string): string {
  const words = code.toLowerCase().split(/[^a-z]+/);
  const similar = catalogue.filter((rule) => rule.code.split('-').some((word) => words.includes(word)));
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
