import { useFetcher } from '@remix-run/react';
import { type ReactElement, useEffect } from 'react';
import { ConfirmDialog } from '~/ui/confirm-dialog';
import { toast } from '~/ui/toast-store';
import type { SettingsResult } from './settings-form';

type Props = {
  values: Record<string, string>;
  title: string;
  confirm: string;
  /** What happens, and that it cannot be taken back. */
  children: string;
  trigger: ReactElement;
};

/** A deed on one row of a settings list, asked about first because it cannot be undone. */
export function RowAction({ values, title, confirm, children, trigger }: Props) {
  const fetcher = useFetcher<SettingsResult>();
  useEffect(() => {
    if (fetcher.state !== 'idle' || !fetcher.data) return;
    if (fetcher.data.ok) fetcher.data.notice && toast({ title: fetcher.data.notice, tone: 'success' });
    else toast({ title: fetcher.data.error.message, tone: 'danger' });
  }, [fetcher.state, fetcher.data]);
  return (
    <ConfirmDialog
      tone="danger"
      title={title}
      confirm={confirm}
      trigger={trigger}
      loading={fetcher.state !== 'idle'}
      onConfirm={() => fetcher.submit(values, { method: 'post' })}
    >
      {children}
    </ConfirmDialog>
  );
}
