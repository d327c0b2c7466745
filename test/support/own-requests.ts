/** The methods of our own requests, for tests that have to know them all. */

/** The values of the constants that are called `…Request`, sorted. */
export function requestsOf(protocol: object): readonly string[] {
  const entries: readonly (readonly [string, unknown])[] = Object.entries(protocol);
  return entries
    .flatMap(([name, method]) => (name.endsWith('Request') && typeof method === 'string' ? [method] : []))
    .sort();
}
