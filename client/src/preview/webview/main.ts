/** The preview inside its webview: takes the rows from the extension, and sends back what the person wants done. */

import './preview.css';
import type { KnownHostsRows } from '../../../../server/src/protocol.ts';
import type { FromPreview, PreviewHead, ToPreview } from '../messages.ts';
import { orderRows } from '../order.ts';
import { joinRows } from '../pieces.ts';
import { askToRemove } from './confirmation.ts';
import { createDetails } from './details.ts';
import { element, setText } from './dom.ts';
import { keepFocus } from './focus.ts';
import { createHeader } from './header.ts';
import { askedOfText, handleKey } from './keyboard.ts';
import { type Memory, recall } from './memory.ts';
import { type RowFacts, rowFacts } from './rows.ts';
import { createTable } from './table.ts';
import { createToolbar } from './toolbar.ts';

interface Shown {
  readonly head: PreviewHead;
  readonly rows: KnownHostsRows;
}

/** An answer of which some pieces are still under way. */
interface Arriving {
  readonly head: PreviewHead;
  readonly pieces: KnownHostsRows[];
}

const api = acquireVsCodeApi();
const send = (message: FromPreview) => api.postMessage(message);

let shown: Shown | undefined;
let arriving: Arriving | undefined;
let order: readonly number[] = [];
const memory = recall(api);
let { sorting } = memory;
/** The line of the active row: it stays active when rows come and go around it. */
let { activeLine } = memory;

const announcement = element('p', 'announcement');
announcement.setAttribute('role', 'status');
const empty = element('p', 'empty');
// Not a stop of the Tab key: it has the focus where the rows had it that are gone.
empty.tabIndex = -1;
const found = element('p', 'found');
found.setAttribute('role', 'status');

const header = createHeader({
  openConfig: (index) => send({ type: 'openConfig', index }),
  manageTrust: () => send({ type: 'manageTrust' }),
});
const toolbar = createToolbar(
  {
    changed: () => reorder(),
    leave: () => table.focus(),
    pin: () => send({ type: 'pin' }),
  },
  memory.selection,
);
const table = createTable(
  {
    facts: (place) => factsAt(place),
    sorted(wanted) {
      sorting = wanted;
      reorder();
    },
    activated(place) {
      activeLine = factsAt(place).line;
      remember();
      showDetails();
    },
    clicked: (place) => send({ type: 'jump', line: factsAt(place).line, focus: false }),
    openCertificate: (index) => send({ type: 'openCertificate', index }),
  },
  sorting,
);
const details = createDetails({
  jump,
  copyLine,
  copyFingerprint: (text) => send({ type: 'copyFingerprint', text }),
  openCertificate: (index) => send({ type: 'openCertificate', index }),
  remove,
});
const page = element('main', '', header.node, toolbar.node, found, empty, table.node, details.node);
page.hidden = true;
document.body.append(page, announcement);
const keep = keepFocus(focusRows);

function focusRows(): void {
  if (order.length > 0) table.focus();
  else empty.focus();
}

function factsAt(place: number): RowFacts {
  if (!shown) throw new Error('No rows have arrived.');
  return rowFacts(shown.head, shown.rows, order[place] ?? -1, new Date());
}

function activeFacts(): RowFacts | undefined {
  return shown && table.active >= 0 ? factsAt(table.active) : undefined;
}

function showDetails(): void {
  details.show(activeFacts(), shown?.head.removingDisabled);
}

/** After other rows, another filter or another sorting. */
function reorder(): void {
  if (!shown) return;
  const { head, rows } = shown;
  order = orderRows(rows, head, toolbar.selection, sorting);
  table.show(order.length, Math.max(0, placeOf(activeLine)));
  const all = order.length === rows.lines.length;
  setText(found, all ? '' : `${order.length.toLocaleString('en-US')} of ${rows.lines.length.toLocaleString('en-US')}`);
  empty.hidden = order.length > 0;
  table.node.hidden = order.length === 0;
  remember();
  empty.textContent =
    rows.lines.length === 0
      ? 'No line names anybody yet. Pin a certificate to add the first one.'
      : 'No line fits the filter.';
  showDetails();
}

/** The place of the row for this line, or of the next row that is shown; -1 where there is none. */
function placeOf(line: number): number {
  const lines = shown?.rows.lines ?? [];
  const exact = order.findIndex((row) => lines[row] === line);
  return exact >= 0 ? exact : order.findIndex((row) => (lines[row] ?? 0) > line);
}

function remember(): void {
  const { uri } = shown?.head ?? memory;
  const now: Memory = { uri, selection: toolbar.selection, sorting, activeLine };
  api.setState(now);
}

function jump(): void {
  const facts = activeFacts();
  if (facts) send({ type: 'jump', line: facts.line, focus: true });
}

function copyLine(): void {
  const facts = activeFacts();
  if (facts) send({ type: 'copyLine', line: facts.line, text: `${facts.identifier} ${facts.fingerprint}` });
}

function remove(): void {
  const facts = activeFacts();
  if (!facts) return;
  const { removingDisabled } = shown?.head ?? {};
  if (removingDisabled) announce(removingDisabled);
  else askToRemove(facts.line, facts.identifier, () => send({ type: 'remove', line: facts.line }), focusRows);
}

let silence: ReturnType<typeof setTimeout> | undefined;

function announce(sentence: string): void {
  announcement.textContent = sentence;
  announcement.classList.add('shown');
  clearTimeout(silence);
  silence = setTimeout(() => announcement.classList.remove('shown'), 4_000);
}

function takeHead(head: PreviewHead, rows: KnownHostsRows, last: boolean): void {
  arriving = { head, pieces: [] };
  // The first rows of all are shown at once; those of a later version when all have arrived, so that nothing jumps.
  if (!shown) show({ head, rows });
  takeRows(head.generation, rows, last);
}

function takeRows(generation: number, rows: KnownHostsRows, last: boolean): void {
  if (arriving?.head.generation !== generation) return;
  const { head, pieces } = arriving;
  pieces.push(rows);
  if (!last) return;
  // Shown already where it is the only piece of the first answer.
  if (shown?.rows !== rows) show({ head, rows: joinRows(pieces) });
  arriving = undefined;
  send({ type: 'received', generation });
}

function show(next: Shown): void {
  shown = next;
  page.hidden = false;
  header.show(next.head);
  toolbar.show(next.head);
  reorder();
  // Nothing has the focus where the preview was just opened: its keys are what the person wants to use.
  keep();
}

function mark(line: number): void {
  const lines = shown?.rows.lines ?? [];
  const place = order.findIndex((row) => lines[row] === line);
  if (place >= 0) table.activate(place);
}

function showNothing(reason: string): void {
  shown = undefined;
  arriving = undefined;
  page.hidden = true;
  announce(reason);
}

addEventListener('message', ({ data }: MessageEvent<ToPreview>) => {
  if (data.type === 'head') takeHead(data.head, data.rows, data.last);
  else if (data.type === 'rows') takeRows(data.generation, data.rows, data.last);
  else if (data.type === 'selection') mark(data.line);
  else if (data.type === 'announce') announce(data.sentence);
  else showNothing(data.reason);
});

table.node.addEventListener('keydown', (event) => {
  // The buttons in the header of the table have keys of their own.
  if (event.target instanceof HTMLButtonElement) return;
  const { active, page: pageRows, activate } = table;
  const target = { active, count: order.length, page: pageRows, activate, jump, copyLine, remove };
  if (handleKey(event, target)) event.preventDefault();
});

/** A field keeps its keys, and so does the question before a removal. */
function keepsItsKeys(event: KeyboardEvent): boolean {
  const isTyping = event.composedPath().some((node) => node instanceof HTMLInputElement);
  return isTyping || document.querySelector('dialog') !== null;
}

// Before the event reaches the window, where VS Code would undo what was typed into the filter, and save nothing.
document.addEventListener('keydown', (event) => {
  const type = askedOfText(event);
  // A field has no key that saves.
  if (type === undefined || (type !== 'save' && keepsItsKeys(event))) return;
  event.preventDefault();
  event.stopPropagation();
  send({ type });
});

addEventListener('keydown', (event) => {
  if (event.key !== '/' || keepsItsKeys(event)) return;
  event.preventDefault();
  toolbar.focusFilter();
});

send({ type: 'ready' });
