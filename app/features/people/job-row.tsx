import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { dayInWords, useLocality } from '~/lib/time';
import { Avatar } from '~/ui/avatar';
import { Tag } from '~/ui/tag';
import type { Employment } from './use-employments';

type Props = {
  job: Employment;
  thing: Employment['company'];
  shape: 'circle' | 'square';
  href: string;
  /** Says which of several is the main one. */
  marksMain?: boolean;
  actions?: ReactNode;
};

/** One job in a list: the company (or the person), the role, from when to when. */
export function JobRow({ job, thing, shape, href, marksMain, actions }: Props) {
  if (!thing) return null;
  return (
    <li className="flex items-center gap-3 px-3.5 py-2.5">
      <Avatar name={thing.title} colourKey={thing.id} shape={shape} size="medium" />
      <span className="min-w-0 flex-1 text-13">
        <span className="flex items-center gap-2">
          <Link to={href} className="truncate font-medium hover:underline">
            <bdi>{thing.title}</bdi>
          </Link>
          {marksMain && job.isPrimary && <Tag label="main" hue="green" />}
          {thing.trashed && <span className="text-12 text-muted">in the trash</span>}
        </span>
        <span className="block truncate text-12 text-muted">
          <JobFacts job={job} />
        </span>
      </span>
      {actions}
    </li>
  );
}

function JobFacts({ job }: { job: Employment }) {
  const locality = useLocality();
  const day = (text: string | null) => (text ? dayInWords(text, locality) : '');
  const from = day(job.startedOn);
  const to = job.endedOn ? day(job.endedOn) : 'now';
  const time = from ? `${from} – ${to}` : job.endedOn ? `until ${to}` : '';
  return [job.jobTitle, time].filter(Boolean).join(' · ') || 'No role given';
}
