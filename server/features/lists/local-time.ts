import { tzOffset, tzScan } from '@date-fns/tz';
import type { Reader } from '@db/database';
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

type Span = { since: number; minutes: number };

const years = { first: 2000, last: 2040 };
const spansOf = new Map<string, readonly Span[]>();

/** Since when the zone's clocks have stood so many minutes before UTC, the earliest first. */
function spansIn(timeZone: string): readonly Span[] {
  const known = spansOf.get(timeZone);
  if (known) return known;
  const interval = { start: new Date(Date.UTC(years.first, 0, 1)), end: new Date(Date.UTC(years.last, 0, 1)) };
  const changes = tzScan(timeZone, interval).map(({ date, offset }) => ({ since: date.getTime(), minutes: offset }));
  const spans = [{ since: Number.NEGATIVE_INFINITY, minutes: tzOffset(timeZone, interval.start) }, ...changes];
  spansOf.set(timeZone, spans);
  return spans;
}

/** Halves the spans again and again: a zone with eighty changes takes seven comparisons a row, and not eighty. */
function offsetAt(instant: SQLWrapper, spans: readonly Span[]): SQL {
  const [first] = spans;
  const half = Math.floor(spans.length / 2);
  const middle = spans[half];
  if (half === 0 || !middle) return sql.raw(String((first?.minutes ?? 0) * 60_000));
  const [earlier, later] = [offsetAt(instant, spans.slice(0, half)), offsetAt(instant, spans.slice(half))];
  return sql`case when ${instant} >= ${sql.raw(String(middle.since))} then ${later} else ${earlier} end`;
}

/**
 * For SQLite, which knows no zones: what the clock on the wall of a zone showed at an instant, as milliseconds that are
 * read as UTC. Its changes from 2000 to 2040 are known; before and after it stands as at the end of those.
 */
const wallClock = (instant: SQLWrapper, timeZone: string): SQL =>
  sql`(${instant} + ${offsetAt(instant, spansIn(timeZone))})`;

/** The zone stands in the statement itself: what is grouped by must be the same text wherever it is said. */
const localTimestamp = (instant: SQLWrapper, timeZone: string): SQL =>
  sql`(${instant} at time zone ${sql.raw(`'${timeZone.replaceAll("'", "''")}'`)})`;

/** The month that an instant lies in where the workspace is, 'YYYY-MM'. */
export const localMonth = ({ dialect }: Pick<Reader, 'dialect'>, instant: SQLWrapper, timeZone: string): SQL =>
  dialect === 'sqlite'
    ? sql`strftime('%Y-%m', ${wallClock(instant, timeZone)} / 1000, 'unixepoch')`
    : sql`to_char(${localTimestamp(instant, timeZone)}, 'YYYY-MM')`;

/** The day that an instant lies in where the workspace is, as a whole number: days since 1970. */
export const localDay = ({ dialect }: Pick<Reader, 'dialect'>, instant: SQLWrapper, timeZone: string): SQL =>
  dialect === 'sqlite'
    ? sql`(${wallClock(instant, timeZone)} / 86400000)`
    : sql`(${localTimestamp(instant, timeZone)}::date - date '1970-01-01')`;

/** The same for a day. */
export const dayNumber = ({ dialect }: Pick<Reader, 'dialect'>, day: SQLWrapper): SQL =>
  dialect === 'sqlite' ? sql`(unixepoch(${day}) / 86400)` : sql`(${day} - date '1970-01-01')`;

/** The month of a day, 'YYYY-MM'. */
export const monthOfDay = ({ dialect }: Pick<Reader, 'dialect'>, day: SQLWrapper): SQL =>
  dialect === 'sqlite' ? sql`substr(${day}, 1, 7)` : sql`to_char(${day}, 'YYYY-MM')`;
