/** How the time from an edit to its diagnostics grows with the length of a configuration. */

import { alternate } from './alternate.ts';
import { makeCertificates } from './certificates.ts';
import type { Measurement, Row } from './measurement.ts';
import { longSample, middleNode, writeNode } from './node-folder.ts';
import { programOf } from './programs.ts';
import { breakAndRepair } from './sample.ts';
import { startSession } from './session.ts';
import { growthExponent, type Point, summarise } from './statistics.ts';

const sizes = [1_250, 2_500, 5_000, 10_000];
const warmUp = 20;

export const growth: Measurement = {
  name: 'growth of edit → diagnostics',
  async run(bench) {
    const folder = bench.scratch('growth');
    const sample = writeNode(folder, await makeCertificates(6));
    const session = await startSession(programOf('ours', bench), folder);
    const rows: Row[] = [];
    const points: Point[] = [];
    for (const size of sizes) {
      const long = longSample(sample, size, 'sound');
      await session.open(long);
      const edit = alternate(session, breakAndRepair(long.text, middleNode(long), ','));
      const times: number[] = [];
      for (let index = 0; index < warmUp + bench.repetitions.requests / 2; index += 1) {
        const time = await edit();
        if (index >= warmUp) times.push(time);
      }
      await session.close();
      const ours = summarise(times);
      points.push({ size, time: ours.median });
      rows.push({ name: `edit → diagnostics, ${size.toLocaleString('en')} lines`, unit: 'ms', ours });
    }
    await session.stop();
    return [...rows, exponentRow('edit → diagnostics grows with lines to the power of', points)];
  },
};

/** One row for the fitted exponent: 1 is linear. */
export function exponentRow(name: string, points: readonly Point[]): Row {
  const exponent = growthExponent(points);
  return { name, unit: 'exponent', ours: { count: 1, median: exponent, p95: exponent } };
}
