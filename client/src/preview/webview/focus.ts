/** Keeps the focus in the page: the page itself has no keys that lead on. */

/** Follows the focus. What is returned is to be called after parts of the page have gone, which may have had it. */
export function keepFocus(focusRows: () => void): () => void {
  let last: HTMLElement | undefined;
  const keep = () => {
    const at = document.activeElement;
    if (document.hasFocus() && (at === null || at === document.body || !at.checkVisibility())) focusRows();
  };
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement) last = target;
  });
  // VS Code gives the focus back to the page and not to what had it in there.
  addEventListener('focus', () => {
    if (document.activeElement === document.body) last?.focus({ preventScroll: true });
    keep();
  });
  return keep;
}
