/** What is made of many measured times: median, 95th percentile, and how time grows with size. */

/** Many measurements of the same thing, in one unit. */
export interface Summary {
  readonly count: number;
  readonly median: number;
  readonly p95: number;
}

/** Throws where there is nothing to summarise, which is a mistake in the benchmark. */
export function summarise(values: readonly number[]): Summary {
  if (values.length === 0) throw new Error('Nothing was measured.');
  const sorted = values.toSorted((left, right) => left - right);
  return { count: sorted.length, median: quantile(sorted, 0.5), p95: quantile(sorted, 0.95) };
}

/** The smallest value that at least this share of all values does not exceed. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(Math.ceil(share * sorted.length) - 1, 0)] ?? Number.NaN;
}

/** One size with the time that it took. */
export interface Point {
  readonly size: number;
  readonly time: number;
}

/** The exponent k of the power law time ≈ c · size^k that fits best: the slope of the points on logarithmic axes. */
export function growthExponent(points: readonly Point[]): number {
  const logarithms = points.map(({ size, time }) => ({ x: Math.log(size), y: Math.log(time) }));
  const meanX = mean(logarithms.map(({ x }) => x));
  const meanY = mean(logarithms.map(({ y }) => y));
  const covariance = mean(logarithms.map(({ x, y }) => (x - meanX) * (y - meanY)));
  return covariance / mean(logarithms.map(({ x }) => (x - meanX) ** 2));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
