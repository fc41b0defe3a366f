import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';

/** An instant (ISO) as the clock on a wall in the zone shows it: 'YYYY-MM-DDTHH:MM'. */
export const wallTime = (instant: string, timeZone: string): string =>
  format(new TZDate(instant, timeZone), "yyyy-MM-dd'T'HH:mm");

const shape = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)$/;

/** The instant (ISO) at which a clock in the zone shows this time; undefined for what is no time. */
export function instantOf(wall: string, timeZone: string): string | undefined {
  const [, year, month, day, hours, minutes] = shape.exec(wall)?.map(Number) ?? [];
  if (year === undefined || month === undefined) return undefined;
  const at = new TZDate(year, month - 1, day ?? 1, hours ?? 0, minutes ?? 0, timeZone);
  return Number.isNaN(at.getTime()) ? undefined : new Date(at.getTime()).toISOString();
}
