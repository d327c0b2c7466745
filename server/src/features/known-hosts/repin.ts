/** After a renewal: the known-hosts files of the workspace that still hold the old fingerprint, and the edit for each. */

import { URI } from 'vscode-uri';
import type { Network } from '../../facts/network.ts';
import { repinEdits } from '../../model/known-hosts-edits.ts';
import type { RepinPlan, ReplacedCertificate } from '../../protocol.ts';
import type { EditAbilities } from '../code-actions.ts';
import { editOfFiles } from '../file-changes.ts';
import type { TargetFile } from './pin-plan.ts';

/** Looks into every known-hosts file that a configuration of the workspace names. */
export async function planRepin(
  replaced: readonly ReplacedCertificate[],
  network: Network,
  fileAt: (path: string) => Promise<TargetFile | undefined>,
  abilities: EditAbilities,
): Promise<RepinPlan> {
  const replacements = new Map(replaced.map((certificate) => [certificate.old, certificate.new]));
  const paths = new Set(network.nodes.flatMap(({ uses }) => uses.map(({ path }) => path)));
  const files: RepinPlan['files'][number][] = [];
  for (const path of [...paths].sort()) {
    const file = await fileAt(path);
    const edits = file ? repinEdits(file.hosts, replacements) : [];
    if (!file || edits.length === 0) continue;
    const change = { uri: URI.file(path).toString(), version: file.version, text: file.hosts.text, edits };
    files.push({ path, lines: edits.length, edit: editOfFiles([change], abilities) });
  }
  return { files };
}
