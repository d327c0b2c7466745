/** Compares where, and on what, Tuweni and we report errors in a configuration that both refuse. */

import type { Reported } from '../../server/src/rules/check.ts';
import type { Span, Statement } from '../../server/src/toml/tree.ts';
import { isUntried } from './config-differences.ts';
import { type Judgement, positionOf } from './config-judge.ts';
import type { Tally } from './report.ts';

export interface JavaError {
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
}

/** Messages of the schema and of Config, and the rule that says the same. All other messages are the TOML parser's. */
const schemaMessages: readonly (readonly [pattern: RegExp, code: string])[] = [
  [/^Property at '.*' requires (?:a string|an integer|a list of strings) \(/, 'wrong-type'],
  [/^Value of property '.*', index \d+, is not a string \(/, 'wrong-type'],
  [/^Value of property '.*' should be /, 'invalid-value'],
  [/^Value of property '.*' is not a valid URL \(/, 'invalid-url'],
  [/^Value of property '.*' (?:is outside range|is too large for an integer)/, 'out-of-range'],
  [/^Value of property '.*' must have storage type/, 'invalid-storage'],
  [/^'nodeport' must be different/, 'port-conflict'],
  [/^The number of keys differs/, 'key-count-mismatch'],
];

/** A complaint, or undefined where the places agree. `later` is what Orion would stop on after these errors. */
export function comparePositions(
  judgement: Judgement,
  errors: readonly JavaError[],
  later: readonly JavaError[],
  tally: Tally,
): string | undefined {
  const syntax = errors.filter(({ message }) => codeOf(message) === undefined);
  if (syntax.length > 0) return compareSyntax(judgement, syntax, tally);
  const complaint = compareSchema(judgement, errors, later);
  if (complaint === undefined) tally.add('same places');
  return complaint;
}

function codeOf(message: string): string | undefined {
  return schemaMessages.find(([pattern]) => pattern.test(message))?.[1];
}

/** Tuweni marks the start of the entry, we the value: entries are compared, with what is wrong about them. */
function compareSchema(
  judgement: Judgement,
  errors: readonly JavaError[],
  later: readonly JavaError[],
): string | undefined {
  const ours = new Set(judgement.errors.map((finding) => `${finding.rule.code} ${entryPosition(judgement, finding)}`));
  const theirs = new Set(errors.map((error) => `${codeOf(error.message)} ${error.line}:${error.column}`));
  const missing = [...theirs].filter((error) => !ours.has(error));
  if (missing.length > 0) return `Orion reports ${missing.join(', ')}, we ${[...ours].join(', ')}`;
  const allowed = new Set(later.map(({ line, column }) => `${line}:${column}`));
  const agreed = new Set<string>();
  const surplus = judgement.errors.filter((finding) => {
    const position = entryPosition(judgement, finding);
    const name = keyAt(judgement, finding);
    const isAgreed = theirs.has(`${finding.rule.code} ${position}`) || allowed.has(position);
    if (isAgreed && name !== undefined) agreed.add(name);
    // Orion names a property once, we mark every table of its name.
    return !isAgreed && !agreed.has(name ?? '') && !isUntried(finding, judgement.config);
  });
  return surplus.length > 0 ? `we also report ${surplus.map(({ rule }) => rule.code).join(', ')}` : undefined;
}

function entryPosition({ config }: Judgement, { at }: Reported): string {
  return positionOf(config.text, statementAt(config.toml.statements, at)?.start ?? at.start);
}

function keyAt({ config }: Judgement, { at }: Reported): string | undefined {
  const statement = statementAt(config.toml.statements, at);
  return statement && statement.type !== 'junk' ? statement.path[0]?.name : undefined;
}

function statementAt(statements: readonly Statement[], at: Span): Statement | undefined {
  return statements.find(({ start, end }) => start <= at.start && at.start <= end);
}

/**
 * We mark the opening bracket or quote of what is not closed, Tuweni the place at which it gave up. Otherwise one of our
 * syntax errors must be in the statement in which Tuweni's first one is, or in the one before it.
 */
function compareSyntax(judgement: Judgement, errors: readonly JavaError[], tally: Tally): string | undefined {
  const { text, toml } = judgement.config;
  const ours = judgement.errors.filter(({ rule }) => rule.stage === 'syntax');
  const first = Math.min(...errors.map(({ line }) => line ?? 0));
  tally.add('syntax');
  if (ours.length === 0) return 'Orion reports a syntax error, we report something else';
  const lines = ours.map(({ at }) => lineOf(text, at.start));
  const ourFirst = Math.min(...lines);
  if (ourFirst === first) {
    tally.add('same line');
    return undefined;
  }
  if (toml.problems[0]?.kind.startsWith('unclosed-') && ourFirst < first) {
    tally.add('opener');
    return undefined;
  }
  tally.add('same statement');
  const covers = ours.some(({ at }) => {
    const statement = statementAt(toml.statements, at) ?? at;
    const next = toml.statements.find(({ start }) => start > statement.start)?.start ?? text.length;
    return lineOf(text, statement.start) <= first && first <= lineOf(text, next);
  });
  return covers ? undefined : `Orion's first syntax error is on line ${first}, ours on ${lines.join(', ')}`;
}

function lineOf(text: string, offset: number): number {
  return Number.parseInt(positionOf(text, offset), 10);
}
