/** How the preview of known hosts looks: at every width, in every theme, and to screen readers. */
import assert from 'node:assert/strict';
import { suite, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeEditors, showFile } from './support/documents.ts';
import { copyGoodExample, manyStatuses, node2, previewFrame, rowOf, useTheme } from './support/preview.ts';
import { screenshot, useDarkTheme, workbenchPage } from './support/workbench.ts';

const themes = [
  ['light', 'Default Light Modern', 'vs'],
  ['dark', 'Default Dark Modern', 'vs-dark'],
  ['high-contrast', 'Default High Contrast', 'hc-black'],
] as const;

suite('look of the known hosts preview', () => {
  teardown(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeEditors();
  });
  suiteTeardown(useDarkTheme);

  test('every stop of the Tab key shows itself, and every status has words', async () => {
    const file = copyGoodExample('preview/focus', manyStatuses);
    await showFile(file('tls-known-servers'));
    await vscode.commands.executeCommand('orionTls.previewKnownHosts');
    const page = await workbenchPage();
    const frame = await previewFrame();
    await rowOf(frame, 'node4').waitFor();
    await frame.locator('table:focus').waitFor();
    // Back to the statuses, and then forward to the buttons below the table.
    const stops: string[] = [];
    for (const key of ['Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab', ...new Array(11).fill('Tab')]) {
      await page.keyboard.press(key);
      const [name, mark] = (await frame.locator('body').evaluate(focusMark)) as [string, string];
      assert.notEqual(mark, '', `${name} has the focus and does not show it`);
      stops.push(name);
    }
    for (const stop of ['vscode-textfield', 'vscode-button', 'chip', 'table', 'sort'])
      assert.ok(stops.includes(stop), stop);

    for (const words of await frame.locator('td.status').allInnerTexts()) assert.match(words, /^[A-Z][a-z]+ ?/);
    for (const words of await frame.locator('.chip:visible').allInnerTexts()) assert.match(words, /^[A-Z][a-z]+/);
    assert.equal(await frame.locator('svg:not([aria-hidden="true"])').count(), 0);
  });

  test('shows all of a line at every width, in a table for screen readers too', async () => {
    const file = copyGoodExample('preview/widths', manyStatuses);
    const editor = await showFile(file('tls-known-servers'));
    await vscode.commands.executeCommand('orionTls.previewKnownHosts');
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    await vscode.commands.executeCommand('notifications.clearAll');
    editor.selection = new vscode.Selection(4, 0, 4, 0);
    const frame = await previewFrame();
    await frame.locator('tr[aria-selected="true"]', { hasText: 'In use' }).waitFor();
    const page = await workbenchPage();
    const { width: usual, height } = page.viewportSize() ?? { width: 1280, height: 800 };
    try {
      for (const [theme, id, className] of themes.slice(0, 2)) {
        await useTheme(id, className);
        for (const width of [220, 312, 400, 466, 600, 700, 1200]) {
          // The preview has half of the window beside the bar of activities.
          await page.setViewportSize({ width: 2 * width + 48, height });
          const shown = (await frame.locator('body').evaluate(cellEdges(width))) as CellEdges;
          for (const { name, left, right } of shown.cells) {
            assert.ok(left >= 0 && right <= shown.innerWidth && right - left > 50, `${name} at ${width}`);
          }
          const names = shown.cells.map(({ name }) => name);
          for (const name of ['line', 'identifier', 'status', 'certificate', 'expires'])
            assert.ok(names.includes(name), name);
          assert.equal(await frame.getByRole('row').count(), 6);
          assert.equal(await frame.getByRole('columnheader', { name: 'Certificate' }).count(), 1);
          await frame.getByRole('gridcell', { name: 'node2-cert.pem' }).waitFor();
          await frame.getByRole('button', { name: 'Can never match' }).waitFor();
          assert.deepEqual(await frame.locator('body').evaluate(clipped), [], `at ${width}`);
          assert.deepEqual(await frame.locator('body').evaluate(misplaced), [], `at ${width}`);
          await screenshot(`known-hosts-${width}-${theme}`);
        }
      }
    } finally {
      await page.setViewportSize({ width: usual, height });
    }
  });

  test('looks right in light, in dark and in high contrast', async () => {
    const file = copyGoodExample('preview/looks', manyStatuses);
    const editor = await showFile(file('tls-known-servers'));
    await vscode.commands.executeCommand('orionTls.previewKnownHosts');
    const frame = await previewFrame();
    await rowOf(frame, 'node4').waitFor();
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    editor.selection = new vscode.Selection(4, 0, 4, 0);
    await frame.locator('.details', { hasText: node2 }).waitFor();
    await frame.locator('table').focus();
    for (const [name, theme, className] of themes) {
      await useTheme(theme, className);
      await frame.locator(`body[data-vscode-theme-id="${theme}"]`).waitFor();
      await screenshot(`known-hosts-${name}`);
    }
  });
});

/** In the page: what has the focus, and the outline or border by which it shows that. Of a row the table has the focus. */
const focusMark = `(() => {
  const at = document.activeElement;
  const inside = at.shadowRoot?.querySelector('.base, .root');
  const shown = at.matches('table') ? document.querySelector('tr[aria-selected="true"]') : (inside ?? at);
  const { outlineStyle, borderColor } = getComputedStyle(shown);
  const focusColour = getComputedStyle(document.documentElement).getPropertyValue('--vscode-focusBorder');
  const probe = document.createElement('i');
  probe.style.color = focusColour;
  document.body.append(probe);
  const border = getComputedStyle(probe).color === borderColor ? 'border' : '';
  probe.remove();
  const kinds = ['sort', 'chip', 'link'].filter((name) => at.classList.contains(name));
  return [kinds[0] ?? at.localName, outlineStyle === 'none' ? border : 'outline'];
})()`;

/** In the page, once it is about as wide as this: how wide it is, and the edges of each cell of the active row that is shown. */
const cellEdges = (width: number) => `new Promise((resolve) => {
  const look = () => {
    if (Math.abs(innerWidth - ${width}) > 40) return;
    const cells = [...document.querySelectorAll('tr[aria-selected="true"] td')].filter((cell) => cell.checkVisibility());
    const edges = cells.map((cell) => [cell.className.split(' ')[0], cell.getBoundingClientRect()]);
    resolve({ innerWidth, cells: edges.map(([name, { left, right }]) => ({ name, left, right })) });
  };
  addEventListener('resize', look);
  look();
})`;

/** In the page: the buttons that are not seen in whole at the sides, and the statuses that are cut off. */
const clipped = `[
  ...[...document.querySelectorAll('.toolbar vscode-button, .toolbar vscode-textfield, .toolbar .chip, .sort')].filter((part) => {
    const { left, right } = part.getBoundingClientRect();
    return part.checkVisibility() && (left < 0 || right > innerWidth || part.scrollWidth > part.clientWidth + 1);
  }),
  ...[...document.querySelectorAll('td.status')].filter((cell) => {
    return innerWidth < 800 && (cell.scrollWidth > cell.clientWidth || cell.scrollHeight > cell.clientHeight);
  }),
].map((part) => part.className + ' ' + part.innerText)`;

/** In the page: the headings that do not stand over their cells. Above cards there are none, but a bar that says what it is. */
const misplaced = `(() => {
  const head = document.querySelector('thead tr');
  if (innerWidth < 450 && getComputedStyle(head, '::before').content === '"Sort by"') return [];
  const left = (part) => Math.round(part.getBoundingClientRect().left);
  return [...head.cells]
    .filter((heading) => heading.checkVisibility())
    .filter((heading) => left(heading) !== left(document.querySelector('tr[aria-selected="true"] .' + heading.className)))
    .map((heading) => heading.innerText);
})()`;

interface CellEdges {
  readonly innerWidth: number;
  readonly cells: readonly { readonly name: string; readonly left: number; readonly right: number }[];
}
