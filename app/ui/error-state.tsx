import { clsx } from 'clsx';
import { CircleAlert } from 'lucide-react';
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
  className?: string;
};

/** Something could not be shown: what happened, what to do, and the id to tell support. */
export function ErrorState({ title, children, action, requestId, className }: ErrorStateProps) {
  return (
    <div className={clsx('flex flex-col items-center justify-center px-6 py-14 text-center', className)}>
      <span
        aria-hidden="true"
        className="mb-3 grid size-10 place-items-center rounded-card bg-danger-soft text-danger-text *:[svg]:size-5"
      >
        <CircleAlert />
      </span>
      <h2 className="font-semibold text-14">{title}</h2>
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
