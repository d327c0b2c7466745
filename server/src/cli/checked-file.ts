/** One file with everything that was found in it: what all reports are made from. */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag, type Range } from 'vscode-languageserver-types';
import type { OrionLanguage } from '../model/recognise.ts';
import type { Severity } from '../model/settings.ts';

/** A piece of text in a file, with what is to be said about it. */
export interface Remark {
  /** As reached from the argument, with `/`. */
  readonly path: string;
  readonly range: Range;
  readonly message: string;
}

export interface ReportedFinding extends Remark {
  readonly code: string;
  readonly severity: Severity;
  readonly tags: readonly ('unnecessary' | 'deprecated')[];
  /** Places that explain the finding, in this file or in others. */
  readonly related: readonly Remark[];
}

export interface CheckedFile {
  /** As reached from the argument, with `/`. */
  readonly path: string;
  readonly language: OrionLanguage;
  /** Sorted by range, then code. */
  readonly findings: readonly ReportedFinding[];
  /** The text, to quote from; absent where there is nothing to quote. */
  readonly document?: TextDocument;
}

const severityNames: Readonly<Record<DiagnosticSeverity, Severity>> = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'information',
  [DiagnosticSeverity.Hint]: 'hint',
};

/** The finding that an editor would show, in the words of the command line. `pathOf` turns a URI into a path to show. */
export function reportedFinding(
  diagnostic: Diagnostic,
  path: string,
  pathOf: (uri: string) => string,
): ReportedFinding {
  return {
    path,
    code: String(diagnostic.code),
    severity: severityNames[diagnostic.severity ?? DiagnosticSeverity.Error],
    message: typeof diagnostic.message === 'string' ? diagnostic.message : diagnostic.message.value,
    range: diagnostic.range,
    tags: (diagnostic.tags ?? []).map((tag) => (tag === DiagnosticTag.Unnecessary ? 'unnecessary' : 'deprecated')),
    related: (diagnostic.relatedInformation ?? []).map(({ location, message }) => ({
      path: pathOf(location.uri),
      range: location.range,
      message,
    })),
  };
}
