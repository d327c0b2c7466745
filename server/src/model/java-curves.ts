/** The named elliptic curves that Java 11, on which Orion ships, can read. */

/** SEC 2, X9.62 and the random Brainpool curves, by the last arc of their OID (sun.security.util.CurveDB). */
const families: readonly (readonly [prefix: string, first: number, last: number])[] = [
  ['1.3.132.0.', 1, 39],
  ['1.2.840.10045.3.1.', 1, 7],
  ['1.2.840.10045.3.0.', 1, 20],
  ['1.3.36.3.3.2.8.1.1.', 1, 13],
];

/**
 * Later releases of Java dropped most of them, and a curve that only some release refuses is not reported. Curves whose
 * parameters are spelled out, hence have no OID, are refused by all.
 */
export function isJavaCurve(oid: string | undefined): boolean {
  return families.some(([prefix, first, last]) => {
    const arc = oid?.startsWith(prefix) ? Number(oid.slice(prefix.length)) : 0;
    return arc >= first && arc <= last;
  });
}
