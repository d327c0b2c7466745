/** The upper part of the preview: what the file decides, and whether the table follows the text. */

import type { KnownHostsUse } from '../../../../server/src/protocol.ts';
import { manageTrustLabel } from '../../trust-label.ts';
import type { PreviewHead } from '../messages.ts';
import { element, linkButton } from './dom.ts';
import { icon } from './icons.ts';

export interface Header {
  readonly node: HTMLElement;
  show(head: PreviewHead): void;
}

export interface HeaderEvents {
  openConfig(index: number): void;
  manageTrust(): void;
}

/** An empty header. */
export function createHeader(events: HeaderEvents): Header {
  const heading = element('h1');
  const uses = element('ul', 'uses');
  const notices = element('div', 'notices');
  return {
    // Notices first: a long list of uses would push them out of sight.
    node: element('header', '', heading, notices, uses),
    show(head) {
      heading.replaceChildren(head.name, element('small', '', listed(head)));
      uses.replaceChildren(...usesOf(head, events));
      notices.replaceChildren(...noticesOf(head, events));
    },
  };
}

/** Who stands in the file, and how many. */
function listed({ kinds, total }: PreviewHead): string {
  const number = total.toLocaleString('en-US');
  const who = kinds.length === 1 ? `known ${kinds[0]}` : 'known hosts';
  return `${number} ${total === 1 ? 'line' : 'lines'}, ${who}`;
}

function usesOf({ uses, configNames }: PreviewHead, { openConfig }: HeaderEvents): Node[] {
  if (uses.length === 0) {
    return [element('li', '', 'No configuration in this workspace names this file, so nothing here depends on it.')];
  }
  return uses.map((use, index) => useItem(use, configNames[index] ?? use.config, () => openConfig(index)));
}

function useItem(use: KnownHostsUse, name: string, open: () => void): Node {
  const link = linkButton(name, `Open ${name} at ${use.property}`, open);
  const mode = element('code', '', use.mode ?? 'unknown mode');
  const where = element('p', 'where', link, ' · ', element('code', '', use.property), ' · ', mode);
  return element('li', use.opened ? '' : 'idle', where, element('p', 'meaning', use.meaning));
}

function noticesOf({ diskNotice, pinningDisabled }: PreviewHead, { manageTrust }: HeaderEvents): Node[] {
  const notice = (sentence: string, ...more: readonly Node[]) =>
    element('p', 'notice', icon('info'), element('span', '', sentence), ...more);
  const trust = document.createElement('vscode-button');
  trust.textContent = manageTrustLabel;
  trust.addEventListener('click', manageTrust);
  return [
    ...(diskNotice === undefined ? [] : [notice(diskNotice)]),
    ...(pinningDisabled === undefined ? [] : [notice(pinningDisabled, trust)]),
  ];
}
