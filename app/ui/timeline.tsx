import type { ReactNode } from 'react';

/** A list of what happened, newest first, on one line. */
export function Timeline({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ol aria-label={label} className="timeline">
      {children}
    </ol>
  );
}

export type TimelineItemProps = {
  /** An icon or an `Avatar`. */
  icon: ReactNode;
  /** A sentence: who did what. */
  title: ReactNode;
  /** A `<time>` element, relative, with the absolute moment in its title. */
  time: ReactNode;
  /** Buttons at the end of the line: Undo, a menu. */
  actions?: ReactNode;
  /** The note, the diff, the mail. */
  children?: ReactNode;
};

/** One happening in a `Timeline`. */
export function TimelineItem({ icon, title, time, actions, children }: TimelineItemProps) {
  return (
    <li className="group relative flex gap-3 pb-5 last:pb-0">
      <span aria-hidden="true" className="absolute start-3.5 top-8 bottom-1 w-px bg-line group-last:hidden" />
      <span className="grid size-7 shrink-0 place-items-center rounded-full bg-pressed text-muted *:[svg]:size-3.5">
        {icon}
      </span>
      <div className="min-w-0 flex-1 pt-1">
        <div className="flex items-start gap-x-2 text-13">
          <p className="wrap-anywhere min-w-0 flex-1">
            {title} <span className="whitespace-nowrap text-muted">· {time}</span>
          </p>
          {actions && <span className="-my-1 flex shrink-0">{actions}</span>}
        </div>
        {children && <div className="mt-1.5">{children}</div>}
      </div>
    </li>
  );
}
