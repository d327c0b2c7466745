/** Removing lines from a known-hosts file: an edit in the open document, which Undo takes back. */

import { type Refused, type UnpinParams, type UnpinPlan, unpinRequest } from '../../../server/src/protocol.ts';
import type { ApplyEdit } from '../apply-edit.ts';
import { ask, runningClient } from '../ask.ts';
import type { Server } from '../server.ts';

/** Removes the lines. Returns a sentence when that was not possible. */
export async function removeEntries(
  server: Server,
  params: UnpinParams,
  apply: ApplyEdit,
): Promise<string | undefined> {
  const plan = await ask<UnpinPlan | Refused>(server, unpinRequest, params);
  if ('refused' in plan) return plan.message;
  const client = await runningClient(server);
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(plan.edit);
  return (await apply(edit)) ? undefined : 'VS Code refused the edit: the text may be read-only.';
}
