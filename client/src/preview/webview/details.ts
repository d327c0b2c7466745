/** The lower part of the preview: everything about the active row, and what can be done with it. */

import { withColons } from '../wording.ts';
import { element, linkButton } from './dom.ts';
import { icon } from './icons.ts';
import type { RowFacts } from './rows.ts';

export interface DetailsEvents {
  jump(): void;
  copyLine(): void;
  copyFingerprint(text: string): void;
  openCertificate(index: number): void;
  remove(): void;
}

export interface Details {
  readonly node: HTMLElement;
  /** `removingDisabled` says why there is no button that removes. */
  show(facts: RowFacts | undefined, removingDisabled: string | undefined): void;
}

/** Details of no row. */
export function createDetails(events: DetailsEvents): Details {
  const list = element('dl');
  const title = element('h2');
  const jump = action('Go to Line', events.jump);
  const copyLine = action('Copy Line', events.copyLine);
  let entry = '';
  let fingerprint = '';
  const copyFingerprint = action('Copy Fingerprint', () => events.copyFingerprint(fingerprint));
  const remove = action('Remove Entry…', events.remove);
  const node = element('section', 'details', title, list, element('div', 'actions'));
  node.lastElementChild?.append(jump, copyLine, copyFingerprint, remove);
  node.setAttribute('aria-label', 'The chosen line');
  return {
    node,
    show(facts, removingDisabled) {
      node.hidden = facts === undefined;
      if (!facts) return;
      fingerprint = facts.fingerprint;
      // Another entry begins at its top; the same one stays where the person has scrolled to.
      const next = `${facts.line} ${facts.identifier} ${facts.fingerprint}`;
      if (entry !== next) node.scrollTop = 0;
      entry = next;
      title.replaceChildren(`Line ${facts.line + 1}: `, element('bdi', '', facts.identifier));
      list.replaceChildren(...descriptions(facts, events));
      remove.disabled = removingDisabled !== undefined;
      remove.title = removingDisabled ?? 'Delete';
    },
  };
}

function action(text: string, onClick: () => void) {
  const button = document.createElement('vscode-button');
  button.secondary = true;
  button.textContent = text;
  button.addEventListener('click', () => {
    if (!button.disabled) onClick();
  });
  return button;
}

function descriptions({ status, statusText, fingerprint, certificate }: RowFacts, events: DetailsEvents): Node[] {
  const state = element('dd', 'status', icon(status.kind), statusText);
  state.dataset['kind'] = status.kind;
  const digits = element('dd', 'digits', element('code', '', fingerprint));
  const colons = withColons(fingerprint);
  if (colons !== fingerprint) digits.append(element('code', 'colons', colons));
  const described = [element('dt', '', 'Status'), state, element('dt', '', 'Fingerprint'), digits];
  if (status.kind === 'unknown-certificate') {
    const advice = 'Put the PEM file of this peer into the workspace to see whose it is and until when it is valid.';
    return [...described, element('dt', '', 'Certificate'), element('dd', '', advice)];
  }
  if (!certificate) return described;
  const link = linkButton(certificate.name, `Open ${certificate.name}`, () =>
    events.openCertificate(certificate.index),
  );
  const expiry = element('span', certificate.expired ? 'expired' : '', ` · ${certificate.expiry}`);
  const subject = element('bdi', 'subject', certificate.subject);
  return [...described, element('dt', '', 'Certificate'), element('dd', '', link, expiry, subject)];
}
