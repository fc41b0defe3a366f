import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { IconButton } from './icon-button';
import { PortalTargetProvider } from './portal-target';
import { useElement } from './use-element';
import { useReturnFocus } from './use-return-focus';

const widths = { small: 'sm:max-w-105', medium: 'sm:max-w-140', large: 'sm:max-w-180' };

export type DialogProps = {
  title: ReactNode;
  /** One sentence under the title that says what this is for. */
  description?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Opens it; left out where `open` decides. */
  trigger?: ReactElement;
  /** Buttons at the foot, the main one last. */
  footer?: ReactNode;
  width?: keyof typeof widths;
  /** Called before Esc or a click outside closes it; `false` keeps it open, for forms with unsaved text. */
  mayClose?: () => boolean;
  children?: ReactNode;
};

/** A window over the page for one task. Holds the focus, gives it back; a sheet from below on phones. */
export function Dialog(props: DialogProps) {
  const { title, description, open, onOpenChange, trigger, footer, width = 'medium', mayClose, children } = props;
  const [content, setContent] = useElement();
  const giveBack = useReturnFocus(open);
  // Something to read has nothing to do but be closed: the reader begins at its top, not on the cross
  const startAtTop = (event: Event) => {
    if (footer || content?.querySelector('[data-dialog-body] :is(input, select, textarea, button, a)')) return;
    event.preventDefault();
    content?.focus();
  };
  const guard = (event: Event) => {
    if (mayClose?.() === false) event.preventDefault();
  };
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Radix.Content
          ref={setContent}
          {...(description ? {} : { 'aria-describedby': undefined })}
          onOpenAutoFocus={startAtTop}
          onCloseAutoFocus={giveBack}
          onEscapeKeyDown={guard}
          onPointerDownOutside={(event) => {
            const onToast = event.target instanceof Element && event.target.closest('[data-toast]');
            if (onToast) event.preventDefault();
            else guard(event);
          }}
          className={clsx(
            'fixed inset-x-0 bottom-0 z-50 m-auto flex max-h-[92dvh] w-full animate-rise flex-col outline-none',
            'rounded-t-card bg-raised shadow-float sm:inset-4 sm:h-fit sm:max-h-[calc(100dvh-4rem)] sm:rounded-card',
            widths[width],
          )}
        >
          <PortalTargetProvider value={content}>
            <div className="flex items-start justify-between gap-4 px-5 pt-4 pb-3">
              <div className="min-w-0">
                <Radix.Title className="font-semibold text-16 leading-6">{title}</Radix.Title>
                {description && (
                  <Radix.Description className="mt-0.5 text-13 text-muted">{description}</Radix.Description>
                )}
              </div>
              <Radix.Close asChild>
                <IconButton label="Close" shortcut="Escape" icon={<X />} size="small" className="-me-1.5" />
              </Radix.Close>
            </div>
            <div data-dialog-body className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5">
              {children}
            </div>
            {footer && (
              <div className="flex flex-wrap justify-end gap-2 border-t px-5 py-3 max-sm:flex-col-reverse">
                {footer}
              </div>
            )}
          </PortalTargetProvider>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export const DialogClose = Radix.Close;
