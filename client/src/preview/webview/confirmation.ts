/** The question before a line is removed. */

import { element } from './dom.ts';

/** Asks in a dialog; `onYes` is called when the person agrees, `onEnd` when the dialog is gone either way. */
export function askToRemove(line: number, identifier: string, onYes: () => void, onEnd: () => void): void {
  const heading = element('h2', '', 'Remove ', element('bdi', '', identifier), '?');
  const explanation = element(
    'p',
    '',
    `Line ${line + 1} is taken out of the text. The file changes when you save it, and Undo brings the line back.`,
  );
  heading.id = 'question';
  const dialog = element('dialog', '', heading, explanation);
  dialog.setAttribute('aria-labelledby', heading.id);
  const yes = document.createElement('vscode-button');
  yes.textContent = 'Remove';
  const no = document.createElement('vscode-button');
  no.textContent = 'Keep';
  no.secondary = true;
  dialog.append(element('div', 'actions', yes, no));
  yes.addEventListener('click', () => {
    dialog.close();
    onYes();
  });
  no.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => {
    dialog.remove();
    onEnd();
  });
  document.body.append(dialog);
  dialog.showModal();
  // It can take the focus only once it is drawn.
  void yes.updateComplete.then(() => yes.focus());
}
