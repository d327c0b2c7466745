/** What the extension costs a window that opens: measured by VS Code itself, with the extension installed from its package. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { whyNoEmbeddedEditor } from '../host/platform.ts';
import { packExtension } from '../package/extension.ts';
import { inProject } from '../project.ts';
import { runEditorTier } from '../tiers/editor.ts';
import type { Measurement, Row } from './measurement.ts';
import { summarise } from './statistics.ts';

/** Milliseconds, as VS Code rounds them. */
export interface ActivationTimes {
  readonly load: number;
  readonly call: number;
}

/** A window takes ten seconds. */
const mostWindows = 10;

export const activation: Measurement = {
  name: 'activation',
  async run(bench) {
    const row: Row = {
      name: 'activation: load of the code and call of activate',
      unit: 'ms',
      budget: { limit: 50, of: 'median' },
    };
    const reason = whyNoEmbeddedEditor();
    if (reason) return [{ ...row, note: reason }];
    const folder = bench.scratch('activation');
    const vsix = packExtension(folder);
    const file = path.join(folder, 'times.json');
    const times: ActivationTimes[] = [];
    for (let window = 0; window < Math.min(bench.repetitions.starts, mostWindows); window += 1) {
      const suite = inProject('test', 'editor', 'installed', 'activation.ts');
      const { failed } = await runEditorTier([suite], {
        desktop: false,
        vsix,
        environment: { ORION_ACTIVATION: file },
      });
      if (failed > 0) return [{ ...row, note: 'VS Code gave no report' }];
      times.push(JSON.parse(readFileSync(file, 'utf8')));
    }
    return [
      { ...row, ours: summarise(times.map(({ load, call }) => load + call)) },
      { name: 'activation: of which the call of activate', unit: 'ms', ours: summarise(times.map(({ call }) => call)) },
    ];
  },
};
