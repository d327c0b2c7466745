/** Removing lines from a known-hosts file. Adding them is `model/known-hosts-edits.ts`, choosing where `pin-plan.ts`. */

import { removeLine } from '../../model/known-hosts-edits.ts';
import type { UnpinPlan } from '../../protocol.ts';
import type { EditAbilities } from '../code-actions.ts';
import { editOfFiles } from '../file-changes.ts';
import type { KnownHostsContext } from './context.ts';

/** The edit that removes these 0-based lines; comments and blank lines among them are left alone. */
export function planUnpin(
  { document, isOpen, hosts }: KnownHostsContext,
  lines: readonly number[],
  abilities: EditAbilities,
): UnpinPlan {
  const wanted = new Set(lines);
  const edits = hosts
    .lines()
    .filter(({ line }) => wanted.has(line))
    .map((line) => removeLine(hosts, line));
  const version = isOpen ? document.version : null;
  return { edit: editOfFiles([{ uri: document.uri, version, text: hosts.text, edits }], abilities) };
}
