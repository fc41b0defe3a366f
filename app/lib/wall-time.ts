const shape = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)$/;

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
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

/** An instant (ISO) as the clock on a wall in the zone shows it: 'YYYY-MM-DDTHH:MM'. */
export const wallTime = (instant: string, timeZone: string): string =>
  new Date(shownAt(new Date(instant).getTime(), timeZone)).toISOString().slice(0, 16);

/**
 * The instant (ISO) at which a clock in the zone shows this time; undefined for what is no time. An hour that is skipped in
 * spring is the one after it, one that comes twice in autumn the first.
 */
export function instantOf(wall: string, timeZone: string): string | undefined {
  const [, year = 0, month = 0, day, hours, minutes] = shape.exec(wall)?.map(Number) ?? [];
  if (year === 0) return undefined;
  const wanted = Date.UTC(year, month - 1, day, hours, minutes);
  if (Number.isNaN(wanted)) return undefined;
  const hour = 3_600_000;
  // The zone's distance from UTC a day before and after: one of them, or both, is the one that holds then
  const distances = [-24, 24].map((away) => shownAt(wanted + away * hour, timeZone) - (wanted + away * hour));
  const fits = distances.map((distance) => wanted - distance).filter((at) => shownAt(at, timeZone) === wanted);
  const at = fits.length > 0 ? Math.min(...fits) : wanted - (distances[0] ?? 0);
  return new Date(at).toISOString();
}
