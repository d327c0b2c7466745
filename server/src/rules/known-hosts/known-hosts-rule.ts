/** What a rule on a known-hosts file sees, and what several of them ask. */

import type { KnownHostsKind, KnownHostsUse, Network } from '../../facts/network.ts';
import type { KnownHosts } from '../../model/known-hosts.ts';
import type { Severity } from '../../model/settings.ts';
import type { Rule } from '../rule.ts';

/** Everything that such a rule may look at. Rules are pure, and linear in the length of the file. */
export interface KnownHostsSubject {
  readonly hosts: KnownHosts;
  /** The properties of configurations that name the file; none where nobody knows of one. */
  readonly uses: readonly KnownHostsUse[];
  /** Who stands in the file: as the configurations say, else as its name says. */
  readonly kinds: readonly KnownHostsKind[];
  readonly network: Network;
}

export type KnownHostsRule = Rule<KnownHostsSubject>;

/** A line that stops Orion is an error, unless no configuration lets Orion open the file. */
export function severityOfMalformed({ uses }: KnownHostsSubject): Severity {
  const idle = uses.length > 0 && uses.every(({ reading }) => reading === 'not-opened');
  return idle ? 'warning' : 'error';
}

/** True where the file lists this kind and no other. */
export function lists({ kinds }: KnownHostsSubject, kind: KnownHostsKind): boolean {
  return kinds.length === 1 && kinds[0] === kind;
}
