/** Quick fixes of findings, comments that silence them, and `source.fixAll.orion`. The fixes themselves come from the rules. */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type AnnotatedTextEdit,
  type CodeAction,
  CodeActionKind,
  type Command,
  type Diagnostic,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import { URI } from 'vscode-uri';
import type { Config } from '../model/config.ts';
import { serverCommands } from '../protocol.ts';
import type { Reported } from '../rules/check.ts';
import type { Edit, Fix, FixCommand } from '../rules/rule.ts';
import type { Span } from '../toml/tree.ts';
import { rangeOf } from './context.ts';
import { editOfFiles } from './file-changes.ts';
import { silenceFile, silenceLine } from './suppression-edits.ts';

/** What is asked for, as in LSP. */
export interface CodeActionQuestion {
  readonly range: Range;
  /** The diagnostics that the editor shows there. */
  readonly diagnostics: readonly Diagnostic[];
  /** Kinds that are wanted, their sub-kinds included; absent means all. */
  readonly only?: readonly string[];
  /** Nothing may be written here, so that fixes which are commands of the server are left out. */
  readonly readOnly?: boolean;
}

/** What the editor understands in an edit. */
export interface EditAbilities {
  /** Edits can be bound to a version of the document. */
  readonly versions: boolean;
  /** Edits can ask for confirmation. */
  readonly confirmation: boolean;
}

/** Applies every fix that cannot change what the configuration protects or connects. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.orion`;

/** The actions for a piece of a document, given its findings. Empty where there is nothing to do. */
export function codeActions(
  document: TextDocument,
  config: Config,
  findings: readonly Reported[],
  question: CodeActionQuestion,
  abilities: EditAbilities,
): CodeAction[] {
  const write = (edits: readonly Edit[], weakens?: string) => workspaceEdit(document, edits, abilities, weakens);
  const wanted = (kind: string) => isWanted(question, kind);
  const here = findings.filter(({ at }) => overlap(document, at, question.range));
  const actions: CodeAction[] = [];
  if (wanted(CodeActionKind.QuickFix)) {
    actions.push(...here.flatMap((finding) => fixActions(document, finding, question, abilities)));
    actions.push(...silencingActions(document, config, here, question, write));
  }
  const safe = wanted(fixAllKind) ? safeEdits(findings) : [];
  if (safe.length > 0) {
    actions.push({ title: 'Correct spelling and syntax (Orion)', kind: fixAllKind, edit: write(safe) });
  }
  return actions;
}

type Write = (edits: readonly Edit[], weakens?: string) => WorkspaceEdit;

/** What cures one finding. Where nothing may be written, only what changes the document itself. */
export function fixActions(
  document: TextDocument,
  finding: Reported,
  question: CodeActionQuestion,
  abilities: EditAbilities,
): CodeAction[] {
  const fixes = (finding.fixes?.() ?? []).filter(
    ({ command, elsewhere }) => !(command || elsewhere) || !question.readOnly,
  );
  return fixes.map((fix) => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: shownFor(document, finding, question),
    ...(fix.preferred && fix.weakens === undefined && { isPreferred: true }),
    ...(fix.command
      ? { command: commandOf(fix, fix.command, document) }
      : { edit: editOfFix(document, fix, abilities) }),
  }));
}

function editOfFix(document: TextDocument, fix: Fix, abilities: EditAbilities): WorkspaceEdit {
  if (!fix.elsewhere) return workspaceEdit(document, fix.edits, abilities, fix.weakens);
  const { uri, version } = document;
  const own = fix.edits.length > 0 ? [{ uri, version, text: document.getText(), edits: fix.edits }] : [];
  const others = fix.elsewhere.map(({ path, text, edits }) => {
    return { uri: URI.file(path).toString(), version: null, text, edits };
  });
  return editOfFiles([...own, ...others], abilities);
}

/** Rules do not know where their configuration is, which every command of the server wants to be told. */
function commandOf({ title }: Fix, command: FixCommand, { uri }: TextDocument): Command {
  return { title, command: serverCommands[command.name], arguments: [{ config: uri, ...command.arguments }] };
}

/** Two for each code; nothing to silence where the text cannot be read, nor where the comment itself is the finding. */
function silencingActions(
  document: TextDocument,
  config: Config,
  here: readonly Reported[],
  question: CodeActionQuestion,
  write: Write,
): CodeAction[] {
  const silenceable = here.filter(({ rule }) => rule.stage !== 'syntax' && rule.code !== 'unused-suppression');
  const firstOfCode = silenceable.filter(
    (finding, index) => silenceable.findIndex(({ rule }) => rule.code === finding.rule.code) === index,
  );
  return firstOfCode.flatMap((finding) => {
    const { code } = finding.rule;
    const action = (where: string, edit: Edit): CodeAction => ({
      title: `Silence ${code} ${where}`,
      kind: CodeActionKind.QuickFix,
      diagnostics: shownFor(document, finding, question),
      edit: write([edit]),
    });
    const line = silenceLine(config, code, finding.at.start);
    return [...(line ? [action('on this line', line)] : []), action('in this file', silenceFile(config, code))];
  });
}

/** The safe edits of all findings from top to bottom, those left out that would touch an earlier one. */
export function safeEdits(findings: readonly Reported[]): readonly Edit[] {
  const fixes = findings.flatMap((finding) => finding.fixes?.().find((fix) => fix.safe && fix.edits.length > 0) ?? []);
  // A fix takes everything from its first edit to its last, so that one pass does for 100,000 of them.
  const wholes = fixes.map(({ edits }) => ({
    edits,
    start: Math.min(...edits.map(({ start }) => start)),
    end: Math.max(...edits.map(({ end }) => end)),
  }));
  const taken: Edit[] = [];
  let furthest = -1;
  for (const { edits, start, end } of wholes.sort((left, right) => left.start - right.start)) {
    if (start <= furthest) continue;
    taken.push(...edits);
    furthest = end;
  }
  return taken.sort((left, right) => left.start - right.start);
}

/** Whether actions of a kind are asked for. */
export function isWanted({ only }: CodeActionQuestion, kind: string): boolean {
  return only?.some((asked) => isKind(kind, asked)) ?? true;
}

/** The editor's own diagnostics of a finding, so that it knows which squiggle an action belongs to. */
export function shownFor(
  document: TextDocument,
  { rule, at }: Reported,
  { diagnostics }: CodeActionQuestion,
): Diagnostic[] {
  const { start, end } = rangeOf(document, at);
  return diagnostics.filter(
    ({ code, range }) => code === rule.code && samePlace(range.start, start) && samePlace(range.end, end),
  );
}

function samePlace(left: Range['start'], right: Range['start']): boolean {
  return left.line === right.line && left.character === right.character;
}

/** Whether a piece of the document and a range touch. */
export function overlap(document: TextDocument, at: Span, range: Range): boolean {
  return at.start <= document.offsetAt(range.end) && document.offsetAt(range.start) <= at.end;
}

/** Whether `kind` is `only` or below it: `source.fixAll.orion` is a `source`. */
function isKind(kind: string, only: string): boolean {
  return only === '' || kind === only || kind.startsWith(`${only}.`);
}

/** Edits of one document in the form that the editor understands. */
export function workspaceEdit(
  document: TextDocument,
  edits: readonly Edit[],
  abilities: EditAbilities,
  weakens?: string,
): WorkspaceEdit {
  const plain = edits.map((edit): TextEdit => ({ range: rangeOf(document, edit), newText: edit.newText }));
  if (!abilities.versions) return { changes: { [document.uri]: plain } };
  const textDocument = { uri: document.uri, version: document.version };
  if (weakens === undefined || !abilities.confirmation) return { documentChanges: [{ textDocument, edits: plain }] };
  const annotationId = 'weakens';
  return {
    changeAnnotations: {
      [annotationId]: { label: 'Weakens protection', description: weakens, needsConfirmation: true },
    },
    documentChanges: [{ textDocument, edits: plain.map((edit): AnnotatedTextEdit => ({ ...edit, annotationId })) }],
  };
}
