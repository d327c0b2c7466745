/** All ten modes in all three trust properties, as cases of a rule about trust. */

import { endpoints } from '../../server/src/model/endpoints.ts';
import { type Role, type TrustModeName, trustModes } from '../../server/src/model/trust-modes.ts';
import type { RuleCase } from './check-rule.ts';

/** Thirty cases, each with the switch strict and the mode written: the value is marked exactly for the modes of that role. */
export function trustCases(marked: Readonly<Record<Role, readonly TrustModeName[]>>): readonly RuleCase[] {
  return endpoints.flatMap(({ trust, role, switch: governing }) =>
    trustModes.map(({ name }): RuleCase => {
      const value = marked[role].includes(name) ? `«"${name}"»` : `"${name}"`;
      // The other endpoint of the same switch would have its own say.
      const other = governing === 'tls' ? otherTrust(trust) : '';
      return { given: `${trust} = ${name}`, source: `${governing} = "strict"\n${other}${trust} = ${value}\n` };
    }),
  );
}

function otherTrust(trust: string): string {
  return trust === 'tlsservertrust' ? 'tlsclienttrust = "whitelist"\n' : 'tlsservertrust = "whitelist"\n';
}
