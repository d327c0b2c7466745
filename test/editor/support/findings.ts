/** What the extension reports about a document, in a form that tests can compare. */
import * as vscode from 'vscode';
import { until } from './waiting.ts';

const severities = ['error', 'warning', 'information', 'hint'] as const;

/** `error invalid-value "whitlist"` for each diagnostic of ours, from top to bottom. */
export function findings(document: vscode.TextDocument): string[] {
  return ours(document).map((diagnostic) => {
    const text = document.getText(diagnostic.range);
    return `${severities[diagnostic.severity]} ${codeOf(diagnostic)} ${text}`;
  });
}

/** The codes alone. */
export function codes(document: vscode.TextDocument): string[] {
  return ours(document).map(codeOf);
}

/** Our diagnostics of a document, from top to bottom. */
export function ours(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === 'orion')
    .sort((left, right) => left.range.start.compareTo(right.range.start));
}

/** Waits until the findings of a document satisfy a condition, and returns them as `findings` does. */
export async function findingsWhen(
  document: vscode.TextDocument,
  wanted: string,
  condition: (codes: readonly string[]) => boolean,
): Promise<string[]> {
  await until(`findings with ${wanted}`, [vscode.languages.onDidChangeDiagnostics], () => condition(codes(document)));
  return findings(document);
}

function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}
