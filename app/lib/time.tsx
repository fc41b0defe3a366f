import { useRouteLoaderData } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { dateFormat } from './formats';

/** The zone and language that instants and numbers are shown in: the workspace's, the same on the server and here. */
export type Locality = { timeZone: string; locale: string };

const standard: Locality = { timeZone: 'Etc/UTC', locale: 'en-GB' };

/** From the workspace's frame; pages outside of one show UTC. */
export function useLocality(): Locality {
  const shell = useRouteLoaderData<{ locality?: Locality }>('routes/w.$workspace');
  return shell?.locality ?? standard;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** An instant in full: “24 Nov 2026, 14:05”. */
export function fullTime(at: string | Date, { timeZone, locale }: Locality): string {
  return dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(at));
}

/** A calendar day ('YYYY-MM-DD') in words; it has no zone and never shifts. */
export function dayInWords(day: string, { locale }: Pick<Locality, 'locale'>): string {
  return dateFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** How long ago, for less than a week; then the date. */
function relativeTime(at: string | Date, now: Date, locality: Locality): string {
  const then = new Date(at);
  const ago = now.getTime() - then.getTime();
  const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  if (Math.abs(ago) < minute) return 'just now';
  if (Math.abs(ago) < hour) return words.format(-Math.round(ago / minute), 'minute');
  if (Math.abs(ago) < day) return words.format(-Math.round(ago / hour), 'hour');
  if (Math.abs(ago) < 7 * day) return words.format(-Math.round(ago / day), 'day');
  return dateFormat(locality.locale, { dateStyle: 'medium', timeZone: locality.timeZone }).format(then);
}

/** “3 hours ago”, with the full instant on hover. Rendered by the server as the full instant, so that both sides agree. */
export function RelativeTime({ at, className }: { at: string; className?: string }) {
  const locality = useLocality();
  const full = fullTime(at, locality);
  const [text, setText] = useState(full);
  useEffect(() => {
    const update = () => setText(relativeTime(at, new Date(), locality));
    update();
    const timer = setInterval(update, minute);
    return () => clearInterval(timer);
  }, [at, locality]);
  return (
    <time dateTime={at} title={full} className={className}>
      {text}
    </time>
  );
}
