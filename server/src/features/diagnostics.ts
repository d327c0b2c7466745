/** Findings as LSP diagnostics. The only place that makes ranges of findings; decides nothing about Orion. */

import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  type Range,
} from 'vscode-languageserver-types';
import { URI } from 'vscode-uri';
import type { Severity } from '../model/settings.ts';
import type { Reported } from '../rules/check.ts';
import type { Related, Rule } from '../rules/rule.ts';
import { rangeOf } from './context.ts';

/** What diagnostics need besides the findings. */
export interface DiagnosticSurroundings {
  /** URI of the documentation page that has a heading for each code; without it there are no links. */
  readonly rulesPage?: string;
  /** The text of a file that a finding refers to, undefined where it cannot be read. */
  readonly textOf: (path: string) => Promise<string | undefined>;
}

/** The `source` of every diagnostic of ours. */
export const diagnosticSource = 'orion';

/** More squiggles than this help nobody, and slow an editor down. */
export const diagnosticLimit = 1000;

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const tags: Readonly<Record<NonNullable<Rule['tags']>[number], DiagnosticTag>> = {
  unnecessary: DiagnosticTag.Unnecessary,
  deprecated: DiagnosticTag.Deprecated,
};

/** The diagnostics of a document for an editor: the first thousand, and one that says how many more there are. */
export async function editorDiagnostics(
  document: TextDocument,
  findings: readonly Reported[],
  surroundings: DiagnosticSurroundings,
): Promise<Diagnostic[]> {
  const shown = await allDiagnostics(document, findings.slice(0, diagnosticLimit), surroundings);
  const more = findings.length - shown.length;
  return more > 0 ? [...shown, countOfMore(more)] : shown;
}

/** Every finding as a diagnostic. */
export async function allDiagnostics(
  document: TextDocument,
  findings: readonly Reported[],
  surroundings: DiagnosticSurroundings,
): Promise<Diagnostic[]> {
  const others = await relatedDocuments(findings, surroundings);
  return findings.map((finding) => {
    const { rule, severity, message } = finding;
    const related = (finding.related ?? []).map((each) => relatedInformation(document, each, others));
    return {
      range: rangeOf(document, finding.at),
      severity: severities[severity],
      source: diagnosticSource,
      code: rule.code,
      message,
      ...(surroundings.rulesPage !== undefined && {
        codeDescription: { href: `${surroundings.rulesPage}#${rule.code}` },
      }),
      ...(rule.tags && { tags: rule.tags.map((tag) => tags[tag]) }),
      ...(related.length > 0 && { relatedInformation: related }),
    };
  });
}

async function relatedDocuments(
  findings: readonly Reported[],
  { textOf }: DiagnosticSurroundings,
): Promise<ReadonlyMap<string, TextDocument>> {
  const paths = new Set(findings.flatMap(({ related }) => related?.flatMap(({ path }) => path ?? []) ?? []));
  const documents = new Map<string, TextDocument>();
  for (const path of paths) {
    const text = await textOf(path);
    if (text !== undefined) documents.set(path, TextDocument.create(URI.file(path).toString(), '', 0, text));
  }
  return documents;
}

function relatedInformation(
  document: TextDocument,
  { message, at, path }: Related,
  others: ReadonlyMap<string, TextDocument>,
): DiagnosticRelatedInformation {
  if (path === undefined) return { message, location: { uri: document.uri, range: rangeOf(document, at) } };
  const other = others.get(path);
  return { message, location: { uri: URI.file(path).toString(), range: other ? rangeOf(other, at) : firstPosition } };
}

const firstPosition: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function countOfMore(more: number): Diagnostic {
  const findings = more === 1 ? '1 more finding is' : `${more} more findings are`;
  return {
    range: firstPosition,
    severity: DiagnosticSeverity.Information,
    source: diagnosticSource,
    message: `${findings} not shown, to keep the editor quick. Correct some of these, or run "orion-tls check" to see all of them.`,
  };
}
