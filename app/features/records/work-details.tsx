import { Link } from '@remix-run/react';
import { CalendarClock, Mail, PhoneCall, SquareCheckBig } from 'lucide-react';
import type { ReactNode } from 'react';
import { Markdown } from '~/features/notes/markdown';
import { dayInWords, fullTime, useLocality } from '~/lib/time';
import { Tag } from '~/ui/tag';
import { useRecords } from './records-context';
import type { Change } from './timeline-words';

const icons: Record<string, ReactNode> = {
  call: <PhoneCall />,
  meeting: <CalendarClock />,
  email: <Mail />,
};

/** The sign of a call, a meeting, a mail or a task; nothing for other changes. */
export function workIcon(change: Change | undefined): ReactNode {
  if (change?.object === 'task') return <SquareCheckBig />;
  return change?.activity && icons[change.activity.kind];
}

/** The words of the registry's choices. */
const outcomes: Record<string, string> = {
  connected: 'Connected',
  'no-answer': 'No answer',
  voicemail: 'Left a message',
  busy: 'Busy',
  held: 'Held',
  'no-show': 'No show',
  cancelled: 'Cancelled',
  sent: 'Sent',
  replied: 'Replied',
};

function minutesText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** An activity or a task as it is now: what it is called, when, how long, how it ended, and its notes. */
export function WorkDetails({ change: { activity, task, recordId } }: { change: Change }) {
  const { path } = useRecords();
  const locality = useLocality();
  const work = activity ?? task;
  if (!work) return null;
  const title = activity ? activity.subject : task?.title;
  const facts = [
    activity && fullTime(activity.startsAt, locality),
    activity?.durationMinutes ? minutesText(activity.durationMinutes) : null,
    task?.dueOn && `due ${dayInWords(task.dueOn, locality)}`,
    task?.priority === 'high' && 'high priority',
    task?.owner && `for ${task.owner.name}`,
  ].filter(Boolean);
  return (
    <div className="rounded-card border bg-surface px-3.5 py-2.5 text-13">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Link
          to={path(`${activity ? 'activities' : 'tasks'}/${recordId}`)}
          className="wrap-anywhere min-w-0 font-medium hover:underline"
        >
          <bdi>{title}</bdi>
        </Link>
        {activity?.outcome && <Tag label={outcomes[activity.outcome] ?? activity.outcome} hue="grey" />}
        {task?.done && <Tag label="Done" hue="green" />}
        {activity && !activity.done && <Tag label="Planned" hue="blue" />}
      </div>
      <p className="text-12 text-muted">{facts.join(' · ')}</p>
      {work.body && (
        <div className="mt-1.5">
          <Markdown text={work.body} />
        </div>
      )}
    </div>
  );
}
