/** What the keys do while the table has the focus, and which keys work on the text anywhere in the preview. */

export interface KeyTarget {
  readonly active: number;
  readonly count: number;
  readonly page: number;
  activate(place: number): void;
  jump(): void;
  copyLine(): void;
  remove(): void;
}

/** Whether the key was one of ours. */
export function handleKey(event: KeyboardEvent, target: KeyTarget): boolean {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'c') {
    // A marked piece of text is what the person wants to copy.
    if (getSelection()?.isCollapsed === false) return false;
    target.copyLine();
    return true;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const place = placeAfter(event.key, target);
  if (place !== undefined) {
    target.activate(place);
    return true;
  }
  if (event.key === 'Enter') target.jump();
  else if (event.key === 'Delete') target.remove();
  else return false;
  return true;
}

/** What the keys ask for as VS Code's own do on any system: Ctrl or Cmd with Z, Shift+Z, Y or S. Undefined for all others. */
export function askedOfText({
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
  key,
}: KeyboardEvent): 'undo' | 'redo' | 'save' | undefined {
  if (altKey || ctrlKey === metaKey) return undefined;
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo';
  if (key.toLowerCase() === 's' && !shiftKey) return 'save';
  return key.toLowerCase() === 'y' && ctrlKey && !shiftKey ? 'redo' : undefined;
}

function placeAfter(key: string, { active, count, page }: KeyTarget): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return active + 1;
    case 'ArrowUp':
      return active - 1;
    case 'PageDown':
      return active + page;
    case 'PageUp':
      return active - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
