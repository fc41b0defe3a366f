import { TZDate } from '@date-fns/tz';
import type { Random } from './random';

const day = 86_400_000;
/** When things happen in an office: two busy times a day, less on Fridays, nothing at weekends. */
const hours = { 8: 4, 9: 12, 10: 15, 11: 13, 12: 4, 13: 7, 14: 14, 15: 13, 16: 11, 17: 6, 18: 1 };
const weekdays: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 1, 4: 1, 5: 0.6 };

/**
 * An instant in office hours between two others.
 * @param timeZone whose clock the office goes by
 */
export function officeInstant(
  random: Random,
  { from, to, timeZone }: { from: Date; to: Date; timeZone: string },
): Date {
  for (let tries = 0; tries < 50; tries += 1) {
    const at = new TZDate(from.getTime() + random.next() * Math.max(to.getTime() - from.getTime(), 0), timeZone);
    at.setHours(Number(random.weighted(hours)), random.int(0, 59), random.int(0, 59), 0);
    const fits = at.getTime() > from.getTime() && at.getTime() <= to.getTime();
    if (fits && random.chance(weekdays[at.getDay()] ?? 0)) return new Date(at.getTime());
  }
  // Between two neighbouring instants there may be no office hour at all.
  return new Date(Math.min(from.getTime() + 60_000, to.getTime()));
}

/** The day some days before another, as 'YYYY-MM-DD'. */
export const dayBefore = (date: Date, days: number): string =>
  new Date(date.getTime() - days * day).toISOString().slice(0, 10);

export const daysBefore = (date: Date, days: number): Date => new Date(date.getTime() - days * day);

/** UUIDv7 of an instant; its random part comes from the seed. */
export function idAt(random: Random, at: Date): string {
  const time = at.getTime().toString(16).padStart(12, '0');
  const variant = (8 + random.int(0, 3)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.hex(3)}-${variant}${random.hex(3)}-${random.hex(12)}`;
}
