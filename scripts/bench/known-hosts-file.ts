/** How long a very large known-hosts file takes from being opened to its diagnostics, and to the answer that a preview shows. */

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { knownHostsRequest } from '../../server/src/protocol.ts';
import { makeCertificates } from './certificates.ts';
import { madeUpKnownHosts } from './known-hosts.ts';
import type { Measurement, Row } from './measurement.ts';
import { writeNode } from './node-folder.ts';
import { programOf } from './programs.ts';
import { startSession } from './session.ts';
import { summarise } from './statistics.ts';

const lineCount = 100_000;

export const knownHostsFile: Measurement = {
  name: 'known hosts',
  async run(bench) {
    const folder = bench.scratch('known-hosts');
    writeNode(folder, await makeCertificates(6));
    // The configuration of the folder names this file. A malformed line at its end proves that the end was read.
    const file = path.join(folder, 'tls-known-clients');
    const text = `${madeUpKnownHosts(lineCount - 1)}no-fingerprint\n`;
    writeFileSync(file, text);
    const uri = pathToFileURL(file).href;
    const opened: number[] = [];
    const answered: number[] = [];
    let hasDiagnostics = true;
    let hasAnswer = true;
    for (let run = 0; run < bench.repetitions.starts; run += 1) {
      const session = await startSession(programOf('ours', bench), folder);
      const { time, answer } = await session.open({ uri, text, languageId: 'orion-known-hosts' });
      hasDiagnostics &&= answer.length > 0;
      opened.push(time);
      const preview = await session.request(knownHostsRequest, { uri }).catch(() => undefined);
      hasAnswer &&= preview?.answer !== null && preview?.answer !== undefined;
      if (preview) answered.push(preview.time);
      await session.stop();
    }
    const rows: readonly Row[] = [
      {
        name: 'known-hosts file of 100,000 lines: open → diagnostics',
        unit: 'ms',
        budget: { limit: 300, of: 'median' },
        ...(hasDiagnostics ? { ours: summarise(opened) } : { note: 'not there yet' }),
      },
      {
        name: 'known-hosts file of 100,000 lines: request → model of the preview',
        unit: 'ms',
        ...(hasAnswer ? { ours: summarise(answered) } : { note: 'not there yet' }),
      },
    ];
    return rows;
  },
};
