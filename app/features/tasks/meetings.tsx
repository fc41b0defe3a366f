import { Link, useSearchParams } from '@remix-run/react';
import { CalendarClock, Mail, Phone } from 'lucide-react';
import type { ReactNode } from 'react';
import { writePanel } from '~/features/records/view-state';
import { dateFormat } from '~/lib/formats';
import { useLocality } from '~/lib/time';
import type { MeetingItem } from './my-day.rules';
import { TaskOn } from './task-row';

export const activityIcons: Record<string, ReactNode> = {
  meeting: <CalendarClock className="size-3.5" role="img" aria-label="Meeting" />,
  call: <Phone className="size-3.5" role="img" aria-label="Call" />,
  email: <Mail className="size-3.5" role="img" aria-label="Email" />,
};

/** Meetings and planned calls of a day, in the order of time. */
export function Meetings({ meetings }: { meetings: readonly MeetingItem[] }) {
  const { locale, timeZone } = useLocality();
  const [params] = useSearchParams();
  const clock = dateFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone });
  if (meetings.length === 0) return null;
  return (
    <section aria-label="Meetings today">
      <h3 className="px-2 pb-1 font-medium text-12 text-muted">Meetings</h3>
      <ul>
        {meetings.map((meeting) => (
          <li
            key={meeting.id}
            className="relative flex min-h-row items-start gap-2 rounded-control px-2 py-1 focus-within:bg-hover hover:bg-hover"
          >
            <span className="flex h-6 w-4 items-center justify-center text-muted">{activityIcons[meeting.kind]}</span>
            <div className="min-w-0 flex-1">
              <Link
                to={`?${writePanel(params, { object: 'activity', id: meeting.id })}`}
                preventScrollReset
                className="block truncate rounded-small text-13 leading-6 after:absolute after:inset-0 after:rounded-control"
              >
                <bdi>{meeting.subject}</bdi>
              </Link>
              <TaskOn record={meeting.record} />
            </div>
            <time dateTime={meeting.startsAt} className="shrink-0 text-12 text-muted tabular-nums leading-6">
              {clock.format(new Date(meeting.startsAt))}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}
