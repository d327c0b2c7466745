/** The report for people: each finding with the line it is about, and a summary. Foreign text never reaches the terminal raw. */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Severity } from '../model/settings.ts';
import { visible } from '../pki/distinguished-name.ts';
import type { CheckedFile, Remark, ReportedFinding } from './checked-file.ts';
import { type Colour, type Paint, painter } from './colours.ts';
import { excerptOf } from './excerpt.ts';
import type { Environment, Output } from './machine.ts';
import { count, wordsOf } from './words.ts';

const colours: Readonly<Record<Severity, Colour>> = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  hint: 'cyan',
};

/** Heaviest first, with the noun that the summary counts. */
const severities: readonly (readonly [Severity, string])[] = [
  ['error', 'error'],
  ['warning', 'warning'],
  ['information', 'information message'],
  ['hint', 'hint'],
];

/** Width of a line of source where there is no terminal to ask. */
const usualWidth = 120;

/** The report, piece by piece. Nothing at all where no file was checked. */
export function* textReport(
  files: readonly CheckedFile[],
  output: Output,
  environment: Environment,
): Generator<string> {
  const paint = painter(output, environment);
  const width = Math.max(output.columns ?? usualWidth, 40);
  for (const { findings, document } of files) {
    for (const finding of findings) yield `${describe(finding, document, width, paint).join('\n')}\n\n`;
  }
  if (files.length > 0) yield `${summary(files)}\n`;
}

function describe(
  finding: ReportedFinding,
  document: TextDocument | undefined,
  width: number,
  paint: Paint,
): readonly string[] {
  const colour = colours[finding.severity];
  const code = paint('bold', finding.code);
  const head = `${place(finding, paint)} ${paint(colour, finding.severity)} ${code} ${visible(finding.message)}`;
  const source = document ? quote(document, finding, width, (text) => paint(colour, text), paint) : [];
  const related = finding.related.map((remark) => `  ${place(remark, paint)} note: ${visible(remark.message)}`);
  return [head, ...source, ...related];
}

/** `path:line:column:`, counted from one as editors show it. */
function place({ path, range }: Remark, paint: Paint): string {
  return `${paint('bold', visible(path))}:${range.start.line + 1}:${range.start.character + 1}:`;
}

function quote(
  document: TextDocument,
  { range }: Remark,
  width: number,
  mark: (text: string) => string,
  paint: Paint,
): readonly string[] {
  const number = String(range.start.line + 1);
  const gutter = `  ${number} | `;
  const excerpt = excerptOf(document, range, width - gutter.length);
  const blank = `  ${' '.repeat(number.length)} | `;
  const lastLine = range.end.character === 0 ? range.end.line : range.end.line + 1;
  const more = lastLine > range.start.line + 1 ? ` up to line ${lastLine}` : '';
  const underline = ' '.repeat(excerpt.indent) + mark('^'.repeat(excerpt.width) + more);
  return [`${paint('dim', gutter)}${excerpt.text}`, `${paint('dim', blank)}${underline}`];
}

/** `2 errors and 1 hint in 1 of 3 files.` */
function summary(files: readonly CheckedFile[]): string {
  const findings = files.flatMap((file) => file.findings);
  if (findings.length === 0) return `Nothing found in ${count(files.length, 'file')}.`;
  const parts = severities.flatMap(([severity, noun]) => {
    const number = findings.filter((finding) => finding.severity === severity).length;
    return number > 0 ? [count(number, noun)] : [];
  });
  const affected = files.filter((file) => file.findings.length > 0).length;
  const where = files.length === 1 ? '1 file' : `${affected} of ${files.length} files`;
  return `${wordsOf(parts, 'and')} in ${where}.`;
}
