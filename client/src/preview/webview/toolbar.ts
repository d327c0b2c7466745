/** Filtering: the field, one button for each status with its count, and the button that pins. */

import '@vscode-elements/elements/dist/vscode-badge/index.js';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import type { RowKind } from '../../../../server/src/protocol.ts';
import type { PreviewHead } from '../messages.ts';
import type { Selection } from '../order.ts';
import { kindNames, kinds } from '../wording.ts';
import { element, setAttribute } from './dom.ts';
import { icon } from './icons.ts';

export interface Toolbar {
  readonly node: HTMLElement;
  readonly selection: Selection;
  show(head: PreviewHead): void;
  focusFilter(): void;
}

export interface ToolbarEvents {
  /** Another filter or another status. */
  changed(): void;
  /** From the field down into the table. */
  leave(): void;
  pin(): void;
}

/** The toolbar without counts, beginning with this selection. */
export function createToolbar(events: ToolbarEvents, initial: Selection): Toolbar {
  const field = document.createElement('vscode-textfield');
  field.className = 'filter';
  field.type = 'search';
  field.label = 'Filter by identifier, fingerprint, certificate or status';
  field.placeholder = 'Filter ( / )';
  field.value = initial.filter;
  const pinButton = document.createElement('vscode-button');
  pinButton.textContent = 'Pin Certificate…';
  const chips = element('div', 'chips');
  chips.setAttribute('role', 'group');
  chips.setAttribute('aria-label', 'Show only lines of one status');
  let kind = initial.kind;

  field.addEventListener('input', events.changed);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      field.value = '';
      events.changed();
      events.leave();
    }
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      events.leave();
    }
  });
  pinButton.addEventListener('click', () => {
    if (!pinButton.disabled) events.pin();
  });
  const buttons = new Map(kinds.map((each) => [each, chip(each)]));
  const press = () => {
    for (const [each, { node }] of buttons) node.setAttribute('aria-pressed', String(each === kind));
  };
  for (const [each, { node }] of buttons) {
    node.addEventListener('click', () => {
      kind = kind === each ? undefined : each;
      press();
      events.changed();
    });
  }
  press();
  chips.append(...[...buttons.values()].map(({ node }) => node));
  return {
    node: element('div', 'toolbar', chips, element('div', 'search', field, pinButton)),
    get selection() {
      return { filter: field.value, kind };
    },
    show({ counts, pinningDisabled }) {
      for (const [each, { node, count }] of buttons) {
        count.textContent = counts[each].toLocaleString('en-US');
        // A chosen status stays, or it could not be taken back.
        node.hidden = counts[each] === 0 && each !== kind;
      }
      pinButton.disabled = pinningDisabled !== undefined;
      setAttribute(pinButton, 'title', pinningDisabled);
    },
    focusFilter() {
      field.focus();
      field.wrappedElement.select();
    },
  };
}

function chip(kind: RowKind): { readonly node: HTMLButtonElement; readonly count: HTMLElement } {
  const count = document.createElement('vscode-badge');
  count.variant = 'counter';
  const node = element('button', 'chip', icon(kind), element('span', '', kindNames[kind]), count);
  node.type = 'button';
  // A narrow page shows the icon alone.
  node.title = kindNames[kind];
  return { node, count };
}
