import { useDraggable } from '@dnd-kit/core';
import { Link } from '@remix-run/react';
import { clsx } from 'clsx';
import type { CalendarEntry } from './types';

const tones: Record<NonNullable<CalendarEntry['tone']>, string> = {
  plain: 'border-line-strong bg-surface hover:bg-hover',
  filled: 'border-transparent bg-accent-soft text-accent-text hover:border-current/30',
  late: 'border-transparent bg-danger-soft text-danger-text hover:border-current/30',
  done: 'border-line bg-sunken text-muted line-through',
};

export const entryStyle = ({ tone = 'plain' }: Pick<CalendarEntry, 'tone'>) =>
  clsx(
    'flex h-6 min-w-0 items-center gap-1 rounded-small border px-1.5 text-12 touch:h-11 touch:px-2 touch:text-14',
    tones[tone],
  );

/** What an entry shows: kind, time, label. */
export function EntryFace({ entry }: { entry: CalendarEntry }) {
  return (
    <>
      {entry.icon && <span className="flex shrink-0">{entry.icon}</span>}
      {entry.time && <span className="shrink-0 tabular-nums">{entry.time}</span>}
      <bdi className="truncate">{entry.label}</bdi>
    </>
  );
}

/** An entry on its day: a link that can be dragged. Space lifts it, Enter opens it. */
export function DraggableEntry({ entry }: { entry: CalendarEntry }) {
  const { setNodeRef, listeners, attributes, isDragging } = useDraggable({
    id: entry.id,
    data: { entry },
    disabled: !entry.movable,
    attributes: { role: 'link', roleDescription: 'entry that can be moved' },
  });
  const { 'aria-describedby': describedBy, 'aria-roledescription': roleDescription } = attributes;
  return (
    <Link
      ref={setNodeRef}
      to={entry.to}
      preventScrollReset
      draggable={false}
      title={entry.label}
      {...(entry.movable && { ...listeners, 'aria-describedby': describedBy, 'aria-roledescription': roleDescription })}
      className={clsx(entryStyle(entry), 'touch-manipulation', isDragging && 'opacity-40')}
    >
      <EntryFace entry={entry} />
    </Link>
  );
}
