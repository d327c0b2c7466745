/** The table: a native one in which only the rows in view exist, with one row that the keyboard acts on. */

import type { Column, Sorting } from '../order.ts';
import { rowWindow, scrollToRow, type Viewport } from '../windowing.ts';
import { element, setAttribute } from './dom.ts';
import { icon } from './icons.ts';
import { createRow, type Row, type RowFacts, withRoles } from './rows.ts';

const columns: readonly { readonly column: Column; readonly title: string }[] = [
  { column: 'line', title: 'Line' },
  { column: 'identifier', title: 'Identifier' },
  { column: 'status', title: 'Status' },
  { column: 'certificate', title: 'Certificate' },
  { column: 'expires', title: 'Expires' },
  { column: 'fingerprint', title: 'Fingerprint' },
];

export interface TableEvents {
  /** What stands at this place of the order. */
  facts(place: number): RowFacts;
  sorted(sorting: Sorting): void;
  /** Another row is the active one. */
  activated(place: number): void;
  clicked(place: number): void;
  openCertificate(index: number): void;
}

export interface Table {
  readonly node: HTMLElement;
  /** The place of the active row, -1 without rows. */
  readonly active: number;
  /** Shows `count` rows from anew; the active one is at `active`. */
  show(count: number, active: number): void;
  activate(place: number): void;
  /** How many rows fit, for the Page keys. */
  readonly page: number;
  focus(): void;
}

/** A table without rows, whose header says how they are sorted. */
export function createTable(events: TableEvents, initial: Sorting): Table {
  const head = element('thead');
  const above = element('td');
  const below = element('td');
  const body = element('tbody');
  const table = element('table', '', columnWidths(), head, spacer(above), body, spacer(below));
  table.tabIndex = 0;
  table.setAttribute('role', 'grid');
  for (const group of [head, body]) group.setAttribute('role', 'rowgroup');
  table.setAttribute('aria-label', 'Known hosts');
  const node = element('div', 'scroller', table);
  const pool: Row[] = [];
  let count = 0;
  let active = -1;

  const viewport = (): Viewport => {
    const rowHeight = Number.parseFloat(getComputedStyle(node).getPropertyValue('--row-height')) || 24;
    return { scrollTop: node.scrollTop, height: Math.max(0, node.clientHeight - head.offsetHeight), rowHeight, count };
  };
  const draw = () => {
    const { first, end, before, after } = rowWindow(viewport());
    while (pool.length < end - first) pool.push(createRow());
    above.style.height = `${before}px`;
    below.style.height = `${after}px`;
    const rows = pool.slice(0, end - first);
    rows.forEach((row, index) => {
      const place = first + index;
      row.row = place;
      row.show(events.facts(place));
      row.node.id = `row-${place}`;
      row.node.setAttribute('aria-rowindex', String(place + 2));
      row.node.setAttribute('aria-selected', String(place === active));
    });
    if (body.childElementCount !== rows.length) body.replaceChildren(...rows.map((row) => row.node));
    const activeExists = active >= first && active < end;
    setAttribute(table, 'aria-activedescendant', activeExists ? `row-${active}` : undefined);
  };
  let drawnHeight = 0;
  const resized = () => {
    const { rowHeight } = viewport();
    // With rows of another height, other rows would be in view.
    if (rowHeight !== drawnHeight && active >= 0) node.scrollTop = scrollToRow(active, viewport());
    drawnHeight = rowHeight;
    draw();
  };
  const activate = (place: number) => {
    active = count === 0 ? -1 : Math.min(Math.max(place, 0), count - 1);
    if (active >= 0) {
      // First, since what is shown about the row may take room away from the table.
      events.activated(active);
      node.scrollTop = scrollToRow(active, viewport());
    }
    draw();
  };

  head.append(headerRow(events.sorted, initial));
  node.addEventListener('scroll', draw, { passive: true });
  new ResizeObserver(resized).observe(node);
  body.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    const clicked = pool.find((row) => row.node === target.closest('tr'));
    if (!clicked) return;
    activate(clicked.row);
    const certificate = target.closest('button.link') && events.facts(clicked.row).certificate;
    if (certificate) events.openCertificate(certificate.index);
    else events.clicked(clicked.row);
  });
  return {
    node,
    get active() {
      return active;
    },
    show(rows, place) {
      count = rows;
      active = count === 0 ? -1 : Math.min(Math.max(place, 0), count - 1);
      // One more for the header.
      table.setAttribute('aria-rowcount', String(count + 1));
      draw();
    },
    activate,
    get page() {
      const { height, rowHeight } = viewport();
      return Math.max(1, Math.floor(height / rowHeight) - 1);
    },
    focus: () => table.focus({ preventScroll: true }),
  };
}

function columnWidths(): HTMLElement {
  return element('colgroup', '', ...columns.map(({ column }) => element('col', column)));
}

function spacer(cell: HTMLTableCellElement): HTMLElement {
  const row = element('tr', 'spacer', cell);
  row.setAttribute('aria-hidden', 'true');
  return element('tbody', '', row);
}

function headerRow(sorted: (sorting: Sorting) => void, initial: Sorting): HTMLElement {
  let sorting = initial;
  const cells = columns.map(({ column, title }) => {
    const mark = element('span', 'sort-mark');
    const button = element('button', 'sort', title, mark);
    button.type = 'button';
    const cell = element('th', column, button);
    cell.scope = 'col';
    button.addEventListener('click', () => {
      sorting = { column, descending: sorting.column === column && !sorting.descending };
      update();
      sorted(sorting);
    });
    return { cell, mark, column };
  });
  const update = () => {
    for (const { cell, mark, column } of cells) {
      const direction = sorting.descending ? 'descending' : 'ascending';
      const isSorted = column === sorting.column;
      setAttribute(cell, 'aria-sort', isSorted ? direction : undefined);
      mark.replaceChildren(...(isSorted ? [icon(direction)] : []));
    }
  };
  update();
  const row = withRoles(element('tr', '', ...cells.map(({ cell }) => cell)), 'columnheader');
  row.setAttribute('aria-rowindex', '1');
  return row;
}
