/** Which rows of a long table have to exist for what is scrolled into view. Arithmetic only. */

/** Taller than this, browsers lose rows: a table of more rows is scrolled in proportion, not pixel by pixel. */
export const tallest = 8_000_000;

/** Rows kept beyond each edge, so that fast scrolling does not show a gap. */
const spareRows = 12;

export interface Viewport {
  readonly scrollTop: number;
  /** Height of what is seen of the rows. */
  readonly height: number;
  readonly rowHeight: number;
  /** All rows there are. */
  readonly count: number;
}

export interface RowWindow {
  /** Index of the first row that exists, and of the first that does not exist any more. */
  readonly first: number;
  readonly end: number;
  /** Pixels of empty space before and after them. */
  readonly before: number;
  readonly after: number;
}

/** The rows that are in view, with some to spare. */
export function rowWindow({ scrollTop, height, rowHeight, count }: Viewport): RowWindow {
  const total = tableHeight(count, rowHeight);
  const fitting = Math.ceil(height / rowHeight) + 1;
  const top = clamp(scrollTop, 0, Math.max(0, total - height));
  const topRow = rowAtTop(top, { height, rowHeight, count });
  // Near the start of a table that is scrolled in proportion there is less room above than rows.
  const above = Math.min(spareRows, Math.floor(top / rowHeight));
  const first = clamp(Math.floor(topRow) - above, 0, count);
  const end = clamp(Math.floor(topRow) + fitting + spareRows, first, count);
  // Without scaling this is first * rowHeight.
  const before = Math.max(0, top - (topRow - first) * rowHeight);
  return { first, end, before, after: Math.max(0, total - before - (end - first) * rowHeight) };
}

/** Where to scroll so that the row is seen whole; the present place where it is already. */
export function scrollToRow(row: number, viewport: Viewport): number {
  const { scrollTop, height, rowHeight, count } = viewport;
  const topRow = rowAtTop(scrollTop, viewport);
  const rowsInView = height / rowHeight;
  if (row < topRow) return scrollTopOf(row, viewport);
  if (row + 1 > topRow + rowsInView) return scrollTopOf(Math.min(row + 1, count) - rowsInView, viewport);
  return scrollTop;
}

/** Height of all rows together, as far as a browser can show it. */
export function tableHeight(count: number, rowHeight: number): number {
  return Math.min(count * rowHeight, tallest);
}

/** The row at the upper edge, with the fraction of it that is scrolled away. */
function rowAtTop(scrollTop: number, { height, rowHeight, count }: Omit<Viewport, 'scrollTop'>): number {
  return scrollTop / pixelsPerRow(height, rowHeight, count);
}

function scrollTopOf(row: number, { height, rowHeight, count }: Viewport): number {
  return Math.max(0, row * pixelsPerRow(height, rowHeight, count));
}

/** How far one scrolls for one row: its height, unless the table would be too tall. */
function pixelsPerRow(height: number, rowHeight: number, count: number): number {
  const total = count * rowHeight;
  if (total <= tallest) return rowHeight;
  return (tallest - height) / (count - height / rowHeight);
}

function clamp(value: number, lowest: number, highest: number): number {
  return Math.min(Math.max(value, lowest), highest);
}
