import { clsx } from 'clsx';
import { CircleAlert, SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { CopyButton } from './copy-button';

export type ErrorStateProps = {
  /** What happened, without blame. */
  title: ReactNode;
  /** What to do now. */
  children?: ReactNode;
  action?: ReactNode;
  /** Shown to be copied, so that support finds the line in the log. */
  requestId?: string;
  /** Quiet for what is missing, not broken. */
  tone?: 'danger' | 'neutral';
  /** `h1` where it stands for a whole page. */
  heading?: 'h1' | 'h2';
  className?: string;
};

/** Something could not be shown: what happened, what to do, and the id to tell support. */
export function ErrorState({
  title,
  children,
  action,
  requestId,
  tone = 'danger',
  heading: Heading = 'h2',
  className,
}: ErrorStateProps) {
  return (
    <div className={clsx('flex flex-col items-center justify-center px-6 py-14 text-center', className)}>
      <span
        aria-hidden="true"
        className={clsx(
          'mb-3 grid size-10 place-items-center rounded-card *:[svg]:size-5',
          tone === 'danger' ? 'bg-danger-soft text-danger-text' : 'border bg-surface text-muted',
        )}
      >
        {tone === 'danger' ? <CircleAlert /> : <SearchX />}
      </span>
      <Heading className="font-semibold text-14">{title}</Heading>
      {children && <div className="mt-1 max-w-105 text-balance text-13 text-muted">{children}</div>}
      {action && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
      {requestId && (
        <p className="mt-4 flex items-center gap-1 text-12 text-muted">
          Request <code className="select-all font-mono">{requestId}</code>
          <CopyButton text={requestId} label="Copy request id" />
        </p>
      )}
    </div>
  );
}
