import { clsx } from 'clsx';
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

const tones = {
  info: { look: 'bg-accent-soft', icon: Info, iconLook: 'text-accent-text' },
  success: { look: 'bg-success-soft', icon: CircleCheck, iconLook: 'text-success-text' },
  warning: { look: 'bg-warning-soft', icon: TriangleAlert, iconLook: 'text-warning-text' },
  danger: { look: 'bg-danger-soft', icon: CircleAlert, iconLook: 'text-danger-text' },
};

export type BannerProps = {
  tone?: keyof typeof tones;
  title?: ReactNode;
  /** Buttons or links at the end. */
  actions?: ReactNode;
  /** Read out at once when it appears: for what stops the person, such as a refused form. */
  urgent?: boolean;
  className?: string;
  children?: ReactNode;
};

/** A standing notice inside a page: what is the case and what to do. */
export function Banner({ tone = 'info', title, actions, urgent, className, children }: BannerProps) {
  const { look, icon: Icon, iconLook } = tones[tone];
  return (
    <div
      role={urgent ? 'alert' : undefined}
      className={clsx(
        'flex flex-wrap items-start gap-x-2.5 gap-y-2 rounded-control px-3 py-2.5 text-13',
        look,
        className,
      )}
    >
      <Icon className={clsx('mt-0.5', iconLook)} aria-hidden="true" />
      <div className="min-w-0 flex-1 basis-48">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className="wrap-anywhere">{children}</div>}
      </div>
      {actions && <div className="flex items-center gap-2">{actions}</div>}
    </div>
  );
}
