import { tzOffset, tzScan } from '@date-fns/tz';
import type { Reader } from '@db/database';
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

type Span = { since: number; minutes: number };

const years = { first: 2000, last: 2040 };
const spansOf = new Map<string, readonly Span[]>();

/** Since when the zone's clocks have stood so many minutes before UTC, the latest first. */
function spansIn(timeZone: string): readonly Span[] {
  const known = spansOf.get(timeZone);
  if (known) return known;
  const interval = { start: new Date(Date.UTC(years.first, 0, 1)), end: new Date(Date.UTC(years.last, 0, 1)) };
  const changes = tzScan(timeZone, interval).map(({ date, offset }) => ({ since: date.getTime(), minutes: offset }));
  const spans = [
    { since: Number.NEGATIVE_INFINITY, minutes: tzOffset(timeZone, interval.start) },
    ...changes,
  ].reverse();
  spansOf.set(timeZone, spans);
  return spans;
}

/**
 * For SQLite, which knows no zones: what the clock on the wall of a zone showed at an instant, as milliseconds that are
 * read as UTC. Its changes from 2000 to 2040 are known; before and after it stands as at the end of those.
 */
function wallClock(instant: SQLWrapper, timeZone: string): SQL {
  const [latest, ...earlier] = spansIn(timeZone);
  const ms = (span: Span | undefined) => sql.raw(String((span?.minutes ?? 0) * 60_000));
  if (earlier.length === 0) return sql`(${instant} + ${ms(latest)})`;
  const whens = [latest, ...earlier]
    .filter((span) => span !== undefined && Number.isFinite(span.since))
    .map((span) => sql`when ${instant} >= ${sql.raw(String(span?.since))} then ${ms(span)}`);
  return sql`(${instant} + case ${sql.join(whens, sql` `)} else ${ms(earlier.at(-1))} end)`;
}

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
