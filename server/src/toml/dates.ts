/** Dates and times, with the limits of java.time and of Tuweni's lexer. */

/** Longest text that starts like a date, a time or both; `checkDate` decides whether it is one. */
export const DATE_SHAPE =
  /\d+-\d+-\d+(?:(?:[Tt]| (?=\d))\d+:\d+:\d+(?:\.\d+)?(?:Z|[-+]\d+:\d+)?)?|\d+:\d+:\d+(?:\.\d+)?/y;

const DATE_PARTS =
  /^(?:(?<year>\d+)-(?<month>\d+)-(?<day>\d+))?(?:[Tt ]?(?<hour>\d+):(?<minute>\d+):(?<second>\d+)(?:\.(?<fraction>\d+))?(?:Z|(?<zoneHour>[-+]\d+):(?<zoneMinute>\d+))?)?$/;
const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const LONGEST_FRACTION = 9;
/** java.time.ZoneOffset ends at ±18:00. */
const LARGEST_ZONE_MINUTES = 18 * 60;

export type DateKind = 'local time' | 'local date' | 'local date-time' | 'offset date-time';

/** Says why Orion's parser refuses a text of `DATE_SHAPE`; undefined where it takes it. */
export function checkDate(text: string): string | undefined {
  const parts = DATE_PARTS.exec(text)?.groups ?? {};
  return checkDay(parts) ?? checkTime(parts) ?? checkZone(parts);
}

type Parts = { readonly [name: string]: string | undefined };

function checkDay(parts: Parts): string | undefined {
  const { year, month, day } = parts;
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (year.length !== 4 || month.length !== 2 || day.length !== 2) return 'A date is written YYYY-MM-DD.';
  const days = Number(month) === 2 && isLeapYear(Number(year)) ? 29 : (DAYS_OF_MONTH[Number(month) - 1] ?? 0);
  if (Number(day) >= 1 && Number(day) <= days) return undefined;
  return `There is no day ${year}-${month}-${day} in the calendar: check month and day.`;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function checkTime(parts: Parts): string | undefined {
  const { hour, minute, second, fraction } = parts;
  if (hour === undefined || minute === undefined || second === undefined) return undefined;
  if (hour.length !== 2 || minute.length !== 2 || second.length !== 2) return 'A time is written HH:MM:SS.';
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) {
    return 'There is no such time of day: hours end at 23, minutes and seconds at 59.';
  }
  if ((fraction?.length ?? 0) <= LONGEST_FRACTION) return undefined;
  return `A fraction of a second has at most ${LONGEST_FRACTION} digits.`;
}

function checkZone(parts: Parts): string | undefined {
  const { zoneHour, zoneMinute } = parts;
  if (zoneHour === undefined) return undefined;
  const minutes = Number(zoneMinute);
  if (minutes <= 59 && Math.abs(Number(zoneHour)) * 60 + minutes <= LARGEST_ZONE_MINUTES) return undefined;
  return 'A zone offset lies between -18:00 and +18:00.';
}

/** Which of TOML's four date types a text is; Orion's parser takes them for different types in an array. */
export function dateKind(text: string): DateKind {
  if (/^\d+:/.test(text)) return 'local time';
  if (!text.includes(':')) return 'local date';
  return /(?:Z|[-+]\d+:\d+)$/.test(text.slice(10)) ? 'offset date-time' : 'local date-time';
}
