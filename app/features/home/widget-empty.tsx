import type { ReactNode } from 'react';
import { ButtonLink } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';

type Props = { title: string; action?: { to: string; label: string }; children: ReactNode };

/** A widget that has nothing to show: what would be here, and the one thing that brings it about. */
export function WidgetEmpty({ title, action, children }: Props) {
  return (
    <EmptyState
      title={title}
      className="h-full py-8!"
      action={action && <ButtonLink to={action.to}>{action.label}</ButtonLink>}
    >
      {children}
    </EmptyState>
  );
}
