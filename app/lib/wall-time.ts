const shape = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{3}))?)?$/;

/** The clock of a zone at an instant, as if that zone were UTC: milliseconds. */
function shownAt(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    fractionalSecondDigits: 3,
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const [hour, minute, second] = [part('hour'), part('minute'), part('second')];
  return Date.UTC(part('year'), part('month') - 1, part('day'), hour, minute, second, part('fractionalSecond'));
}

/** An instant (ISO) as the clock on a wall in the zone shows it: 'YYYY-MM-DDTHH:MM'. */
export const wallTime = (instant: string, timeZone: string): string =>
  new Date(shownAt(new Date(instant).getTime(), timeZone)).toISOString().slice(0, 16);

/**
 * The same with the seconds that are not zero, so that `instantOf` gives exactly this instant again. Where the wall shows
 * a time twice, in autumn, and this is the second one, it is the instant itself.
 */
export function exactWallTime(instant: string, timeZone: string): string {
  const shown = new Date(shownAt(new Date(instant).getTime(), timeZone)).toISOString();
  const wall = shown.slice(0, 23).replace(/(:00)?\.000$/, '');
  return instantOf(wall, timeZone) === instant ? wall : instant;
}

/**
 * The instant (ISO) at which a clock in the zone shows this time, 'YYYY-MM-DDTHH:MM[:SS[.mmm]]'; undefined for what is no time. An hour that is skipped in
 * spring is the one after it, one that comes twice in autumn the first.
 */
export function instantOf(wall: string, timeZone: string): string | undefined {
  const [, year = 0, month = 0, day, hours, minutes, seconds, thousandths] =
    shape.exec(wall)?.map((part = '0') => Number(part)) ?? [];
  if (year === 0) return undefined;
  const wanted = Date.UTC(year, month - 1, day, hours, minutes, seconds, thousandths);
  if (Number.isNaN(wanted)) return undefined;
  const hour = 3_600_000;
  // The zone's distance from UTC a day before and after: one of them, or both, is the one that holds then
  const distances = [-24, 24].map((away) => shownAt(wanted + away * hour, timeZone) - (wanted + away * hour));
  const fits = distances.map((distance) => wanted - distance).filter((at) => shownAt(at, timeZone) === wanted);
  const at = fits.length > 0 ? Math.min(...fits) : wanted - (distances[0] ?? 0);
  return new Date(at).toISOString();
}
