import { tzOffset, tzScan } from '@date-fns/tz';
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
export function localTime(instant: SQLWrapper, timeZone: string): SQL {
  const [latest, ...earlier] = spansIn(timeZone);
  const ms = (minutes: number) => sql.raw(String(minutes * 60_000));
  const offset = (span: Span | undefined) => ms(span?.minutes ?? 0);
  if (earlier.length === 0) return sql`(${instant} + ${offset(latest)})`;
  const whens = [latest, ...earlier]
    .filter((span) => span !== undefined && Number.isFinite(span.since))
    .map((span) => sql`when ${instant} >= ${sql.raw(String(span?.since))} then ${offset(span)}`);
  return sql`(${instant} + case ${sql.join(whens, sql` `)} else ${offset(earlier.at(-1))} end)`;
}
