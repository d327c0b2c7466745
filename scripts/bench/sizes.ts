/** How large the bundles are, and the package that a user installs. */

import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { packExtension } from '../package/extension.ts';
import type { Bench, Measurement, Row } from './measurement.ts';

const bundles = ['extension.js', 'language-client.js', 'preview.js', 'preview.css', 'server.js', 'cli.js'];

export const sizes: Measurement = {
  name: 'sizes',
  async run(bench) {
    return [...bundles.flatMap((name) => bundleRows(name, bench)), packageRow(bench.scratch('package'))];
  },
};

function bundleRows(name: string, bench: Bench): readonly Row[] {
  const file = path.join(bench.bundles, name);
  if (!existsSync(file)) return [{ name, unit: 'KB', note: 'not there yet' }];
  const bytes = readFileSync(file);
  return [
    { name: `${name}, minified`, unit: 'KB', ours: kilobytes(bytes.length) },
    { name: `${name}, compressed`, unit: 'KB', ours: kilobytes(gzipSync(bytes).length) },
  ];
}

/** Packs as `npm run package` does. */
function packageRow(folder: string): Row {
  const row = { name: 'VSIX', unit: 'KB', budget: { limit: 500, of: 'median' } } as const;
  try {
    return { ...row, ours: kilobytes(statSync(packExtension(folder)).size) };
  } catch (error) {
    return { ...row, note: `not packed: ${error instanceof Error ? error.message.split('\n').at(-1) : error}` };
  }
}

function kilobytes(bytes: number): { count: number; median: number; p95: number } {
  return { count: 1, median: bytes / 1000, p95: bytes / 1000 };
}
