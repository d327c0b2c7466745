/** How many and how long, in words that a person reads at a glance. */

const day = 24 * 60 * 60 * 1000;

/** `12345` as `12,345`. Not by Intl: loading its data takes longer than all the rest of a first hover. */
export function withThousands(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `41 days`, `1 day`, `less than a day`; to the nearest day, since a certificate just made for a year has a little less left. */
export function inDays(milliseconds: number): string {
  if (milliseconds < day) return 'less than a day';
  const days = Math.round(milliseconds / day);
  return days === 1 ? '1 day' : `${withThousands(days)} days`;
}
