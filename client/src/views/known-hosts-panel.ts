/** One preview: feeds its webview with what the server answers, and does what a person asks for in it. */

import {
  commands,
  type Disposable,
  env,
  Selection,
  TextEditorRevealType,
  Uri,
  type ViewColumn,
  type WebviewPanel,
  window,
} from 'vscode';
import {
  type CertificateSummary,
  type DocumentParams,
  type KnownHostsModel,
  type KnownHostsUse,
  knownHostsRequest,
} from '../../../server/src/protocol.ts';
import { ask } from '../ask.ts';
import { commandIds } from '../command-ids.ts';
import type { PinOptions } from '../commands/pin-certificate.ts';
import { removeEntries } from '../commands/remove-entries.ts';
import { manageTrust } from '../commands/trust.ts';
import { reportUnsaved } from '../commands/unsaved.ts';
import { tellNotRunning } from '../not-running.ts';
import { plainMessage } from '../plain-message.ts';
import type { FromPreview, ToPreview } from '../preview/messages.ts';
import { piecesOf } from '../preview/pieces.ts';
import type { Server } from '../server.ts';
import { previewHead } from './preview-head.ts';
import { isBehind, lineOf, openText, saveText, showLine } from './text-beside.ts';
import { createTextHistory, type Direction } from './text-history.ts';

const retraceWords: Readonly<Record<Direction, { readonly done: string; readonly nothing: string }>> = {
  undo: {
    done: 'Undone in the text.',
    nothing: 'There is nothing to undo here. Changes made in the text are undone there.',
  },
  redo: {
    done: 'Done again in the text.',
    nothing: 'There is nothing to redo here. Changes made in the text are redone there.',
  },
};

export interface Preview extends Disposable {
  /** The text, a configuration or a certificate may have changed. */
  refresh(): void;
  /** The cursor is on this line, 0-based. */
  select(line: number): void;
  reveal(): void;
}

/** Follows `uri` in this panel until it is disposed. */
export function createPreview(panel: WebviewPanel, uri: Uri, server: Server): Preview {
  let generation = 0;
  let model: KnownHostsModel | undefined;
  /** The webview has not said yet that it has everything. */
  let busy = false;
  /** Something changed meanwhile. */
  let stale = false;
  let ready = false;
  let closed = false;
  const history = createTextHistory(uri);

  /** Answers may still be under way when the panel is closed, and its webview may not be touched any more. */
  const post = async (message: ToPreview) => {
    if (!closed) await panel.webview.postMessage(message);
  };
  const announce = (sentence: string) => post({ type: 'announce', sentence });
  const send = async () => {
    const params: DocumentParams = { uri: uri.toString() };
    const answer = await ask<KnownHostsModel | null>(server, knownHostsRequest, params);
    generation += 1;
    model = answer ?? undefined;
    if (!answer) {
      busy = false;
      await post({ type: 'nothing', reason: 'There is no known-hosts file here that could be read.' });
      return again();
    }
    const head = await previewHead(answer, uri, generation);
    let first = true;
    for (const piece of piecesOf(answer.rows)) {
      const message: ToPreview = first ? { type: 'head', head, ...piece } : { type: 'rows', generation, ...piece };
      first = false;
      await post(message);
    }
    selectInText();
  };
  const refresh = () => {
    // A hidden one says that it is ready when it is seen again.
    if (!ready || !panel.visible) return;
    stale = true;
    again();
  };
  /** One answer at a time: a fast typist gets every state that can be shown, and no queue of old ones. */
  const again = () => {
    if (busy || !stale) return;
    stale = false;
    busy = true;
    send().catch((error: unknown) => {
      busy = false;
      void announce(`The language server did not answer: ${error instanceof Error ? error.message : String(error)}`);
    });
  };
  const select = (line: number) => {
    if (ready) void post({ type: 'selection', line });
  };
  const selectInText = () => {
    const editor = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
    if (editor) select(editor.selection.active.line);
  };
  const copy = async (text: string, what: string) => {
    await env.clipboard.writeText(text);
    await announce(`${what} copied.`);
  };
  const jump = async (line: number, focus: boolean) => {
    // Whoever chooses a row wants to go on looking at the preview.
    if (!focus && isBehind(uri, panel.viewColumn)) return;
    if (!(await showLine(uri, line, { focus, beside: panel.viewColumn }))) {
      await announce(`Line ${line + 1}: VS Code cannot open this file as text.`);
    }
  };
  const remove = async (line: number) => {
    const problem = await removeEntries(server, { uri: uri.toString(), lines: [line] }, history.apply);
    await announce(problem ?? `Line ${line + 1} removed. Undo brings it back.`);
    if (problem === undefined) reportUnsaved([uri]);
  };
  const pin = () => {
    const options: PinOptions = { target: uri.toString(), apply: history.apply };
    return commands.executeCommand<void>(commandIds.pinCertificate, undefined, options);
  };
  const retrace = async (direction: Direction) => {
    const { done, nothing } = retraceWords[direction];
    await announce((await history.retrace(direction)) ? done : nothing);
  };
  const save = async () => {
    const saved = await saveText(uri);
    if (saved === undefined) return void (await announce('There is nothing to save.'));
    await announce(saved ? 'Saved.' : 'VS Code could not save the text.');
  };

  const act = async (message: FromPreview): Promise<void> => {
    switch (message.type) {
      case 'ready':
        ready = true;
        busy = false;
        return refresh();
      case 'received':
        if (message.generation !== generation) return;
        busy = false;
        return again();
      case 'jump':
        return jump(message.line, message.focus);
      case 'copyLine':
        return copy((await lineOf(uri, message.line)) ?? message.text, `Line ${message.line + 1}`);
      case 'copyFingerprint':
        return copy(message.text, 'Fingerprint');
      case 'openConfig':
        return openUse(model?.uses[message.index], panel.viewColumn);
      case 'openCertificate':
        return openCertificate(model?.certificates[message.index], panel.viewColumn);
      case 'pin':
        return pin();
      case 'manageTrust':
        return manageTrust();
      case 'undo':
      case 'redo':
        return retrace(message.type);
      case 'save':
        return save();
      case 'remove':
        return remove(message.line);
    }
  };
  const messages = panel.webview.onDidReceiveMessage((message: FromPreview) => {
    act(message)
      .catch(tellNotRunning)
      .catch((error: unknown) => window.showErrorMessage(plainMessage(String(error))));
  });
  return {
    refresh,
    select,
    reveal: () => panel.reveal(),
    dispose() {
      closed = true;
      messages.dispose();
    },
  };
}

async function openUse(use: KnownHostsUse | undefined, beside: ViewColumn | undefined): Promise<void> {
  const editor = use && (await openText(Uri.parse(use.config), { focus: true, beside }));
  if (!editor) return;
  const { document } = editor;
  const place = document.getText().search(new RegExp(`^[ \\t]*["']?${use.property}["']?[ \\t]*=`, 'm'));
  if (place < 0) return;
  const { range } = document.lineAt(document.positionAt(place));
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}

async function openCertificate(
  certificate: CertificateSummary | undefined,
  beside: ViewColumn | undefined,
): Promise<void> {
  if (certificate) await openText(Uri.parse(certificate.uri), { focus: true, beside });
}
