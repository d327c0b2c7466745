/** The named elliptic curves that Java 11, on which Orion ships, can read. */

/** SEC 2, X9.62 and the random Brainpool curves: last arc of their OID and size of their field (sun.security.util.CurveDB). */
const families: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  '1.3.132.0.': {
    ...{ 1: 163, 2: 163, 3: 239, 4: 113, 5: 113, 6: 112, 7: 112, 8: 160, 9: 160, 10: 256, 15: 163, 16: 283, 17: 283 },
    ...{ 22: 131, 23: 131, 24: 193, 25: 193, 26: 233, 27: 233, 28: 128, 29: 128, 30: 160, 31: 192, 32: 224, 33: 224 },
    ...{ 34: 384, 35: 521, 36: 409, 37: 409, 38: 571, 39: 571 },
  },
  '1.2.840.10045.3.1.': { 1: 192, 2: 192, 3: 192, 4: 239, 5: 239, 6: 239, 7: 256 },
  '1.2.840.10045.3.0.': { 5: 191, 6: 191, 7: 191, 11: 239, 12: 239, 13: 239, 18: 359, 20: 431 },
  '1.3.36.3.3.2.8.1.1.': { 1: 160, 3: 192, 5: 224, 7: 256, 9: 320, 11: 384, 13: 512 },
};

/**
 * The size in bits of a coordinate on the curve of this OID, undefined where Java does not know the curve. Later releases of
 * Java use fewer of them, and a curve that only some release refuses is not reported. Curves whose parameters are spelled
 * out, hence have no OID, are refused by all.
 */
export function javaFieldSize(oid: string | undefined): number | undefined {
  const [, prefix = '', arc = ''] = /^(.*\.)(\d+)$/.exec(oid ?? '') ?? [];
  return families[prefix]?.[Number(arc)];
}
