/** The rows as a Markdown table, which a terminal shows as well as a page does. */

import { type PeerName, peerNames, type Row, withinBudget } from './measurement.ts';
import { peerTitles } from './programs.ts';
import type { Summary } from './statistics.ts';

/** All rows, aligned. A ratio is the other server's median over ours: 10× means ours needs a tenth. */
export function table(rows: readonly Row[]): string {
  const head = [
    'what',
    'n',
    'median',
    'p95',
    'budget',
    'within',
    ...peerNames.flatMap((name) => [peerTitles[name], 'ratio']),
  ];
  const cells = rows.map((row) => [
    row.name,
    row.ours ? String(row.ours.count) : '',
    row.ours ? figure(row.ours.median, row.unit) : (row.note ?? ''),
    row.ours && row.ours.count > 1 ? figure(row.ours.p95, row.unit) : '',
    row.budget ? `${row.budget.limit} ${row.unit} ${row.budget.of}` : '',
    verdict(withinBudget(row)),
    ...peerNames.flatMap((name) => peerCells(row, name)),
  ]);
  const all = [head, ...cells];
  const widths = head.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  const lines = all.map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

function verdict(within: boolean | undefined): string {
  if (within === undefined) return '';
  return within ? 'yes' : 'NO';
}

function peerCells({ ours, peers, unit }: Row, name: PeerName): readonly string[] {
  const theirs = peers?.[name];
  if (!theirs) return ['', ''];
  return [pair(theirs, unit), ours ? `${(theirs.median / ours.median).toFixed(1)}×` : ''];
}

/** Median and, where there are several, the 95th percentile. */
function pair({ count, median, p95 }: Summary, unit: Row['unit']): string {
  return count > 1 ? `${figure(median, unit)} / ${figure(p95, unit)}` : figure(median, unit);
}

function figure(value: number, unit: Row['unit']): string {
  const digits = value < 10 ? 2 : value < 100 ? 1 : 0;
  return unit === 'exponent' ? value.toFixed(2) : `${value.toFixed(digits)} ${unit}`;
}
