/** Quick fixes in a known-hosts file, comments that silence findings, and the removal of an entry. */

import { type CodeAction, CodeActionKind } from 'vscode-languageserver-types';
import { removeLine } from '../../model/known-hosts-edits.ts';
import type { Reported } from '../../rules/check.ts';
import type { Edit } from '../../rules/rule.ts';
import { lineBreakOf } from '../../toml/line-break.ts';
import {
  type CodeActionQuestion,
  type EditAbilities,
  fixActions,
  fixAllKind,
  isWanted,
  overlap,
  safeEdits,
  shownFor,
  workspaceEdit,
} from '../code-actions.ts';
import type { KnownHostsContext } from './context.ts';

/** Many findings on one line are possible, on a selection of 100,000 lines they are not of interest. */
const mostFindings = 50;

/** The actions for a piece of a known-hosts file. */
export function knownHostsActions(
  context: KnownHostsContext,
  findings: readonly Reported[],
  question: CodeActionQuestion,
  abilities: EditAbilities,
): CodeAction[] {
  const { document, hosts } = context;
  const write = (edits: readonly Edit[]) => workspaceEdit(document, edits, abilities);
  const here = findings.filter(({ at }) => overlap(document, at, question.range)).slice(0, mostFindings);
  const actions: CodeAction[] = [];
  if (isWanted(question, CodeActionKind.QuickFix)) {
    actions.push(...here.flatMap((finding) => fixActions(document, finding, question, abilities)));
    actions.push(...here.flatMap((finding) => silencing(context, finding, question, write)));
  }
  if (isWanted(question, CodeActionKind.Refactor)) {
    const touched = hosts.lines().filter((line) => overlap(document, line, question.range));
    const [only] = touched;
    if (only && touched.length === 1) {
      actions.push({
        title: 'Remove this entry',
        kind: CodeActionKind.Refactor,
        edit: write([removeLine(hosts, only)]),
      });
    }
  }
  const safe = isWanted(question, fixAllKind) ? safeEdits(findings) : [];
  if (safe.length > 0) actions.push({ title: 'Correct spelling (Orion)', kind: fixAllKind, edit: write(safe) });
  return actions;
}

/** A comment at the end of a line would stop Orion, so that there is only one way to silence a line. */
function silencing(
  { document, hosts }: KnownHostsContext,
  finding: Reported,
  question: CodeActionQuestion,
  write: (edits: readonly Edit[]) => ReturnType<typeof workspaceEdit>,
): CodeAction[] {
  const { code } = finding.rule;
  if (code === 'unused-suppression') return [];
  const lineBreak = lineBreakOf(hosts.text);
  const line = document.offsetAt({ line: document.positionAt(finding.at.start).line, character: 0 });
  const action = (where: string, at: number, directive: string): CodeAction => ({
    title: `Silence ${code} ${where}`,
    kind: CodeActionKind.QuickFix,
    diagnostics: shownFor(document, finding, question),
    edit: write([{ start: at, end: at, newText: `# ${directive}: ${code}${lineBreak}` }]),
  });
  return [action('on this line', line, 'orion-ignore'), action('in this file', 0, 'orion-ignore-file')];
}
