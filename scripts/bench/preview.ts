/** How long the preview of a very large known-hosts file takes from the server's answer to what a person sees of it. */

import { createHash } from 'node:crypto';
import type { PreviewHead, ToPreview } from '../../client/src/preview/messages.ts';
import { piecesOf } from '../../client/src/preview/pieces.ts';
import type { KnownHostsRows } from '../../server/src/protocol.ts';
import { startBrowser } from '../host/browser.ts';
import { installBrowser } from '../host/install-browser.ts';
import { whyNoEmbeddedEditor } from '../host/platform.ts';
import type { Measurement, Row } from './measurement.ts';
import { openPreview, servePreview, timeMessages } from './preview-page.ts';
import { summarise } from './statistics.ts';

const lineCount = 100_000;
const firstName = 'known-hosts file of 100,000 lines: answer → first row of the preview';
const allName = 'known-hosts file of 100,000 lines: answer → all rows of the preview';

export const preview: Measurement = {
  name: 'preview',
  async run(bench) {
    const note = whyNoEmbeddedEditor();
    if (note) return [firstName, allName].map((name): Row => ({ name, unit: 'ms', note }));
    const browser = await startBrowser(installBrowser());
    const selectors = ['tr[aria-selected]', `table[aria-rowcount="${lineCount + 1}"]`];
    const times: (readonly number[])[] = [];
    await servePreview(browser.page, bench.bundles);
    for (let run = 0; run < bench.repetitions.starts; run += 1) {
      await openPreview(browser.page);
      times.push(await timeMessages(browser.page, messages(), selectors));
    }
    await browser.stop();
    return [
      {
        name: firstName,
        unit: 'ms',
        budget: { limit: 200, of: 'median' },
        ours: summarise(times.map(([first = 0]) => first)),
      },
      { name: allName, unit: 'ms', ours: summarise(times.map(([, all = 0]) => all)) },
    ];
  },
};

/** What the extension sends for a file that a configuration reads, every line about a certificate from elsewhere. */
function messages(): readonly ToPreview[] {
  const lines = Array.from({ length: lineCount }, (_, line) => line);
  const rows: KnownHostsRows = {
    lines,
    identifiers: lines.map((line) => `node${line}.example:8080`),
    fingerprints: lines.map((line) => createHash('sha256').update(String(line)).digest('hex')),
    statuses: lines.map(() => 0),
    certificates: lines.map(() => -1),
    winners: lines.map(() => -1),
  };
  return Array.from(piecesOf(rows), (piece, index): ToPreview => {
    return index === 0 ? { type: 'head', head, ...piece } : { type: 'rows', generation: 1, ...piece };
  });
}

const head: PreviewHead = {
  uri: 'file:///node/tls-known-servers',
  version: 1,
  kinds: ['servers'],
  uses: [
    {
      config: 'file:///node/orion.conf',
      property: 'tlsknownservers',
      endpoint: 'client',
      endpointTitle: 'outgoing connections',
      mode: 'whitelist',
      opened: true,
      meaning: 'Only the servers in this file are accepted.',
    },
  ],
  statuses: [{ kind: 'unknown-certificate', words: 'no file here holds the certificate' }],
  certificates: [],
  counts: {
    'in-use': 0,
    known: 0,
    'unknown-certificate': lineCount,
    dead: 0,
    'never-matches': 0,
    malformed: 0,
  },
  generation: 1,
  name: 'tls-known-servers',
  configNames: ['orion.conf'],
  certificateNames: [],
  total: lineCount,
};
