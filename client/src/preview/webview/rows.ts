/** One row of the table: its cells, which are filled anew whenever the row stands for another line. */

import type { KnownHostsRows, RowStatus } from '../../../../server/src/protocol.ts';
import type { PreviewHead } from '../messages.ts';
import { expiryDay, expiryText, shortFingerprint, statusLabel, statusText } from '../wording.ts';
import { element, setAttribute, setText } from './dom.ts';
import { icon } from './icons.ts';

/** What a row of the table says, together with what the details say. */
export interface RowFacts {
  /** 0-based. */
  readonly line: number;
  readonly identifier: string;
  readonly fingerprint: string;
  readonly status: RowStatus;
  readonly statusLabel: string;
  /** The status in full. */
  readonly statusText: string;
  /** Undefined where the certificate is not in this workspace. */
  readonly certificate: CertificateFacts | undefined;
}

export interface CertificateFacts {
  /** Index in the list of certificates. */
  readonly index: number;
  readonly name: string;
  readonly subject: string;
  readonly day: string;
  readonly expiry: string;
  readonly expired: boolean;
}

/** The facts of one row. */
export function rowFacts(head: PreviewHead, rows: KnownHostsRows, row: number, now: Date): RowFacts {
  const status = head.statuses[rows.statuses[row] ?? -1] ?? { kind: 'unknown-certificate', words: '' };
  return {
    line: rows.lines[row] ?? 0,
    identifier: rows.identifiers[row] ?? '',
    fingerprint: rows.fingerprints[row] ?? '',
    status,
    statusLabel: statusLabel(status, rows.winners[row] ?? -1),
    statusText: statusText(status, rows.winners[row] ?? -1),
    certificate: certificateFacts(head, rows.certificates[row] ?? -1, now),
  };
}

function certificateFacts(head: PreviewHead, index: number, now: Date): CertificateFacts | undefined {
  const certificate = head.certificates[index];
  if (!certificate) return undefined;
  const { subject, expired, path } = certificate;
  const name = head.certificateNames[index] ?? path;
  return { index, name, subject, expired, day: expiryDay(certificate), expiry: expiryText(certificate, now) };
}

export interface Row {
  readonly node: HTMLTableRowElement;
  /** Index of the row it stands for. */
  row: number;
  show(facts: RowFacts): void;
}

/** An empty row. */
export function createRow(): Row {
  const line = element('td', 'line');
  const identifier = element('td', 'identifier');
  const statusWords = element('span');
  const statusIcon = element('span', 'status-icon');
  const status = element('td', 'status', statusIcon, statusWords);
  const certificateLink = element('button', 'link');
  certificateLink.type = 'button';
  // The table is one stop of the Tab key; the same link stands in the details.
  certificateLink.tabIndex = -1;
  const certificate = element('td', 'certificate', certificateLink);
  const expires = element('td', 'expires');
  const fingerprint = element('td', 'fingerprint');
  const node = withRoles(element('tr', '', line, identifier, status, certificate, expires, fingerprint), 'gridcell');
  let shownKind = '';
  return {
    node,
    row: -1,
    show(facts) {
      setText(line, String(facts.line + 1));
      setText(identifier, facts.identifier);
      identifier.title = facts.identifier;
      if (shownKind !== facts.status.kind) {
        shownKind = facts.status.kind;
        status.dataset['kind'] = shownKind;
        statusIcon.replaceChildren(icon(facts.status.kind));
      }
      setText(statusWords, facts.statusLabel);
      status.title = facts.statusText;
      certificateLink.hidden = facts.certificate === undefined;
      setText(certificateLink, facts.certificate?.name.split('/').at(-1) ?? '');
      setAttribute(certificateLink, 'title', facts.certificate && `Open ${facts.certificate.name}`);
      setText(expires, facts.certificate?.day ?? '');
      expires.title = facts.certificate?.expiry ?? '';
      expires.classList.toggle('expired', facts.certificate?.expired === true);
      setText(fingerprint, shortFingerprint(facts.fingerprint));
      fingerprint.title = facts.fingerprint;
    },
  };
}

/** The row with the roles that its elements have in a table, whatever their layout. */
export function withRoles(row: HTMLTableRowElement, cellRole: 'gridcell' | 'columnheader'): HTMLTableRowElement {
  row.setAttribute('role', 'row');
  for (const cell of row.cells) cell.setAttribute('role', cellRole);
  return row;
}
