/** What a preview has changed in the text of its file: taken back and done again while the preview keeps the focus. */

// VS Code's own undo takes place in the editor that has the focus and nowhere else, and the next keys would go there as well.

import { Range, type TextDocument, type Uri, WorkspaceEdit, workspace } from 'vscode';
import type { ApplyEdit } from '../apply-edit.ts';
import { type ChangedLines, changedLines } from './changed-lines.ts';
import { documentOf } from './text-beside.ts';

export interface TextHistory {
  /** Makes the edit, and remembers what it has changed in the text. */
  readonly apply: ApplyEdit;
  /** Takes back the last change, or does it again. False where there is none, or where others have changed the text since. */
  retrace(direction: Direction): Promise<boolean>;
}

export type Direction = 'undo' | 'redo';

/** For each direction the changes that can be made, the next one last. */
type Steps = Readonly<Record<Direction, readonly ChangedLines[]>>;

const opposite: Readonly<Record<Direction, Direction>> = { undo: 'redo', redo: 'undo' };

/** Of a preview that has changed nothing yet. */
export function createTextHistory(uri: Uri): TextHistory {
  let last: { readonly document: TextDocument; readonly version: number; readonly steps: Steps } | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  const stepsAt = (document: TextDocument, version: number): Steps =>
    last?.document === document && last.version === version ? last.steps : { undo: [], redo: [] };
  /** One change makes one version: where there are more, somebody typed meanwhile, and the text has its own undo. */
  const keep = (document: TextDocument, before: number, steps: Steps) => {
    if (document.version === before + 1) last = { document, version: document.version, steps };
  };
  const makeStep = async (direction: Direction): Promise<boolean> => {
    const document = await documentOf(uri);
    if (!document) return false;
    const { version } = document;
    const steps = stepsAt(document, version);
    const step = steps[direction].at(-1);
    if (!step) return false;
    const { line, before, after } = step;
    const edit = new WorkspaceEdit();
    edit.replace(uri, new Range(line, 0, line + before.length, 0), after.join(''));
    if (!(await workspace.applyEdit(edit))) return false;
    const back = { line, before: after, after: before };
    const others = opposite[direction];
    keep(document, version, {
      ...steps,
      [direction]: steps[direction].slice(0, -1),
      [others]: [...steps[others], back],
    });
    return true;
  };
  const makeEdit = async (edit: WorkspaceEdit): Promise<boolean> => {
    const document = edit.has(uri) ? await documentOf(uri) : undefined;
    if (!document) return workspace.applyEdit(edit);
    const { version } = document;
    const text = document.getText();
    if (!(await workspace.applyEdit(edit))) return false;
    const back = changedLines(document.getText(), text);
    keep(document, version, { undo: [...stepsAt(document, version).undo, back], redo: [] });
    return true;
  };
  /** Whoever removes a line and takes it back, or holds a key down, asks again before VS Code has made the edit. */
  const inTurn = (make: () => Promise<boolean>): Promise<boolean> => {
    const made = queue.then(make);
    queue = made.catch(() => false);
    return made;
  };
  return {
    apply: (edit) => inTurn(() => makeEdit(edit)),
    retrace: (direction) => inTurn(() => makeStep(direction)),
  };
}
