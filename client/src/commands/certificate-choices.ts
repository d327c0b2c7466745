/** The words of the list in which a person chooses the certificate to pin. */

import type { Pinnable, PinnableCertificate, PinnableGroup } from '../../../server/src/protocol.ts';
import { plainLabel } from '../plain-message.ts';
import { expiryDay, shortFingerprint } from '../preview/wording.ts';

export interface CertificateChoice {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly certificate: PinnableCertificate;
}

/** Choices of the same kind, under one heading. */
export interface CertificateGroup {
  readonly id: PinnableGroup;
  readonly title: string;
  readonly choices: readonly CertificateChoice[];
}

/** A heading, a certificate, or what leads to another one. */
export interface CertificateItem {
  readonly label: string;
  readonly heading?: true;
  readonly description?: string;
  readonly detail?: string;
  readonly certificate?: PinnableCertificate;
  readonly elsewhere?: Elsewhere;
  /** Whatever a person types to find another one. */
  readonly alwaysShow?: true;
}

/** Where a certificate may come from that is not in the workspace. */
export type Elsewhere = 'file' | 'lines';

const elsewhere: readonly CertificateItem[] = [
  { label: '$(folder-opened) Another file…', elsewhere: 'file', alwaysShow: true },
  {
    label: '$(clippy) Paste lines…',
    detail: 'From the clipboard: what the operator of a peer has copied with "Copy Lines for Peers…", or one line',
    elsewhere: 'lines',
    alwaysShow: true,
  },
];

/** The whole list: peers, then what leads elsewhere, and the node's own at the end, which few want to pin. */
export function certificateItems(pinnable: Pinnable, nameOf: (uri: string) => string): readonly CertificateItem[] {
  const groups = certificateGroups(pinnable, nameOf);
  const itemsOf = ({ title, choices }: CertificateGroup) => [heading(title), ...choices];
  return [
    ...groups.filter(({ id }) => id !== 'own').flatMap(itemsOf),
    ...[heading('From elsewhere'), ...elsewhere],
    ...groups.filter(({ id }) => id === 'own').flatMap(itemsOf),
  ];
}

function heading(label: string): CertificateItem {
  return { label, heading: true };
}

/** The groups in the order of the server. `nameOf` says how people know a file. */
export function certificateGroups(
  { kinds, certificates }: Pinnable,
  nameOf: (uri: string) => string,
): readonly CertificateGroup[] {
  const groups = new Map<PinnableGroup, CertificateChoice[]>();
  for (const certificate of certificates) {
    const { group } = certificate;
    const choices = groups.get(group) ?? [];
    choices.push(certificateChoice(certificate, nameOf));
    groups.set(group, choices);
  }
  return [...groups].map(([group, choices]) => ({ id: group, title: titleOf(group, kinds), choices }));
}

function certificateChoice(certificate: PinnableCertificate, nameOf: (uri: string) => string): CertificateChoice {
  const { name, uri, expired, fingerprint } = certificate;
  const day = expiryDay(certificate);
  const facts = [
    ...roleWords(certificate, nameOf),
    expired ? day : `until ${day}`,
    shortFingerprint(fingerprint),
    ...pinnedWords(certificate, nameOf),
  ];
  return {
    label: plainLabel(name),
    description: plainLabel(nameOf(uri)),
    detail: plainLabel(facts.join(' · ')),
    certificate,
  };
}

/** A certificate may be that of a thousand nodes. */
function roleWords({ roles, shownBy }: PinnableCertificate, nameOf: (uri: string) => string): readonly string[] {
  const [first, ...more] = roles;
  if (!first) return shownBy === undefined ? [] : [`made for ${shownBy}`];
  return [`${first.property} of ${nameOf(first.config)}${more.length > 0 ? ` and ${more.length} more` : ''}`];
}

function pinnedWords({ pinnedIn }: PinnableCertificate, nameOf: (uri: string) => string): readonly string[] {
  const [first, ...more] = pinnedIn;
  if (first === undefined) return [];
  return [`pinned already in ${nameOf(first)}${more.length > 0 ? ` and ${more.length} more` : ''}`];
}

function titleOf(group: PinnableGroup, kinds: Pinnable['kinds']): string {
  const [kind, ...others] = kinds;
  const both = others.length > 0 || kind === undefined;
  switch (group) {
    case 'fitting':
      if (both) return 'Named by a configuration';
      return kind === 'clients' ? 'Client certificates' : 'Server certificates';
    case 'other':
      return kind === 'clients'
        ? 'Server certificates: no client shows them'
        : 'Client certificates: no server shows them';
    case 'unnamed':
      return 'Named by no configuration here';
    case 'own':
      return "The node's own: its peers pin them";
  }
}
