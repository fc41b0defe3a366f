import { clsx } from 'clsx';
import { AlertDialog as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { Button } from './button';
import { useReturnFocus } from './use-return-focus';

export type ConfirmDialogProps = {
  /** A question that names the thing: “Delete 3 people?” */
  title: ReactNode;
  /** What will happen, and whether it can be taken back. */
  children?: ReactNode;
  /** The verb of the deed: “Delete 3 people”. */
  confirm: string;
  cancel?: string;
  tone?: 'primary' | 'danger';
  /** The deed goes on: both ways out are held until it ends. */
  loading?: boolean;
  onConfirm: () => void;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactElement;
};

/**
 * Asks before what cannot be undone. Where undo exists, act at once and show a toast instead. The focus starts on
 * Cancel; the dialog stays until the caller closes it, so that a refusal can be shown in it.
 */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    title,
    children,
    confirm,
    cancel = 'Cancel',
    tone = 'primary',
    loading,
    onConfirm,
    open,
    onOpenChange,
    trigger,
  } = props;
  const giveBack = useReturnFocus(open);
  return (
    <Radix.Root open={open} onOpenChange={loading ? undefined : onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Radix.Content
          onCloseAutoFocus={giveBack}
          {...(children ? {} : { 'aria-describedby': undefined })}
          className={clsx(
            'fixed inset-x-0 bottom-0 z-50 m-auto w-full animate-rise rounded-t-card bg-raised p-5 shadow-float outline-none',
            'sm:inset-4 sm:h-fit sm:max-w-105 sm:rounded-card',
          )}
        >
          <Radix.Title className="font-semibold text-16 leading-6">{title}</Radix.Title>
          {children && (
            <Radix.Description asChild>
              <div className="mt-1.5 text-13 text-muted">{children}</div>
            </Radix.Description>
          )}
          <div className="mt-5 flex justify-end gap-2 max-sm:flex-col-reverse">
            <Radix.Cancel asChild>
              <Button disabled={loading}>{cancel}</Button>
            </Radix.Cancel>
            <Button variant={tone} loading={loading} onClick={onConfirm}>
              {confirm}
            </Button>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
