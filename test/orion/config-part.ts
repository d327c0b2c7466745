/** Compares our verdict on thousands of configurations with that of Tuweni's parser and Orion's schema. */

import golden from '../toml/golden.json' with { type: 'json' };
import { everyValue, foreignToml, mutatedConfigs } from './config-corpus.ts';
import { differences, isUnfinished, stopsLater } from './config-differences.ts';
import { type Judgement, judgeConfig } from './config-judge.ts';
import { comparePositions, type JavaError } from './config-positions.ts';
import type { Harness, Thrown } from './harness.ts';
import { schemaRows } from './property-table.ts';
import { type Collector, collect, type PartReport, Tally } from './report.ts';

/** What the harness says about a text. */
interface ConfigAnswer extends Thrown {
  /** From the parser and the schema. Absent where something was thrown. */
  readonly errors?: readonly JavaError[];
  /** What would stop Orion after that, when it reads the values. By property. */
  readonly later?: Readonly<Record<string, JavaError>>;
}

export interface Amount {
  readonly seed: number;
  /** Of mutated configurations; the rest of the corpus has its own size. */
  readonly cases: number;
}

/** Runs the whole corpus. */
export async function compareConfigs(harness: Harness, { seed, cases }: Amount): Promise<PartReport> {
  await harness.ask({ ask: 'schema', properties: schemaRows() });
  const texts = new Set([
    ...golden.map(({ text }) => Buffer.from(text).toString()),
    ...everyValue(),
    ...mutatedConfigs(seed, cases),
    ...foreignToml(seed, Math.ceil(cases / 4)),
  ]);
  const comparison = collect('config');
  const tally = new Tally();
  const answers = [...texts].map((text) => harness.ask<ConfigAnswer>({ ask: 'config', text }));
  for (const [index, text] of [...texts].entries()) {
    const answer = await answers[index];
    if (answer) comparison.record(compare(await judgeConfig(text), answer, tally));
  }
  summarise(comparison, tally);
  return comparison.report();
}

function compare(judgement: Judgement, answer: ConfigAnswer, tally: Tally): string | undefined {
  const { errors } = judgement;
  const fate = fateOf(answer);
  tally.add(fate);
  const oursStops = errors.length > 0;
  if (oursStops !== (fate !== 'starts')) {
    const sterner = oursStops ? 'ours' : 'orion';
    const difference = differences.find((one) => one.sterner === sterner && one.applies(judgement));
    if (!difference)
      return `Orion ${fate}, we ${oursStops ? 'report an error' : 'report none'}: ${evidence(judgement, answer)}`;
    tally.add(`difference ${difference.name}`);
    return undefined;
  }
  if (fate === 'stops later') {
    const keys = Object.keys(answer.later ?? {});
    const unexplained = keys.find((key) => stopsLater[key] === undefined);
    if (unexplained) return `Orion stops later at ${unexplained}, for no known reason: ${evidence(judgement, answer)}`;
    for (const key of keys) tally.add(`later ${key}`);
  }
  if (fate !== 'stops at load' || !answer.errors || isUnfinished(judgement)) return undefined;
  const complaint = comparePositions(judgement, answer.errors, Object.values(answer.later ?? {}), tally);
  return complaint && `${complaint}: ${evidence(judgement, answer)}`;
}

type Fate = 'starts' | 'stops at load' | 'stops later' | 'crashes';

function fateOf({ thrown, errors = [], later = {} }: ConfigAnswer): Fate {
  if (thrown !== undefined) return 'crashes';
  if (errors.length > 0) return 'stops at load';
  return Object.keys(later).length > 0 ? 'stops later' : 'starts';
}

function evidence({ config, errors }: Judgement, answer: ConfigAnswer): string {
  const orion =
    answer.thrown ?? [...(answer.errors ?? []), ...Object.values(answer.later ?? {})].map((one) => one.message);
  const ours = errors.map(({ rule, at, message }) => `${rule.code} at ${at.start}-${at.end}: ${message}`);
  return [JSON.stringify(config.text), `Orion: ${JSON.stringify(orion)}`, `we: ${JSON.stringify(ours)}`].join('\n    ');
}

function summarise(comparison: Collector, tally: Tally): void {
  const counts = (['starts', 'stops at load', 'stops later', 'crashes'] as const).map(
    (fate) => `${tally.count(fate)} ${fate}`,
  );
  comparison.fact(`Orion: ${counts.join(', ')}`);
  comparison.fact(`same places in ${tally.count('same places')}`);
  comparison.fact(
    `first of ${tally.count('syntax')} syntax errors on the same line ${tally.count('same line')}, at its opener ${tally.count('opener')}, in or above the same statement ${tally.count('same statement')}`,
  );
  for (const { name, reason } of differences) {
    const count = tally.count(`difference ${name}`);
    if (count > 0) comparison.note(`${name} (${count}): ${reason}`);
  }
  const byReason = new Map<string, string[]>();
  for (const [key, reason] of Object.entries(stopsLater)) {
    const count = tally.count(`later ${key}`);
    if (reason !== undefined && count > 0) byReason.set(reason, [...(byReason.get(reason) ?? []), `${key} ${count}`]);
  }
  for (const [reason, keys] of byReason) comparison.note(`stops later: ${keys.join(', ')}: ${reason}`);
}
