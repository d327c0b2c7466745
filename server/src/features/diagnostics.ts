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
import type { Span } from '../toml/tree.ts';
import { rangeFinder } from './positions.ts';

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
  if (findings.length === 0) return [];
  const others = await relatedDocuments(findings, surroundings);
  const rangeOf = rangeFinder(document);
  const ownPlace: Place = { uri: document.uri, rangeOf };
  return findings.map((finding) => {
    const { rule, severity, message } = finding;
    const related = (finding.related ?? []).map((each) => relatedInformation(ownPlace, each, others));
    return {
      range: rangeOf(finding.at),
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

/** A text that findings are about. */
interface Place {
  readonly uri: string;
  readonly rangeOf: (span: Span) => Range;
}

async function relatedDocuments(
  findings: readonly Reported[],
  { textOf }: DiagnosticSurroundings,
): Promise<ReadonlyMap<string, Place>> {
  const paths = new Set(findings.flatMap(({ related }) => related?.flatMap(({ path }) => path ?? []) ?? []));
  const places = new Map<string, Place>();
  for (const path of paths) {
    const text = await textOf(path);
    const uri = URI.file(path).toString();
    if (text !== undefined) places.set(path, { uri, rangeOf: rangeFinder(TextDocument.create(uri, '', 0, text)) });
  }
  return places;
}

function relatedInformation(
  own: Place,
  { message, at, path }: Related,
  others: ReadonlyMap<string, Place>,
): DiagnosticRelatedInformation {
  const place = path === undefined ? own : others.get(path);
  if (place) return { message, location: { uri: place.uri, range: place.rangeOf(at) } };
  return { message, location: { uri: URI.file(path ?? '').toString(), range: firstPosition } };
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
