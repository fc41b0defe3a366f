import { clsx } from 'clsx';
import { Popover as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { floatingStyle } from './menu';
import { PortalTargetProvider, usePortalTarget } from './portal-target';
import { useElement } from './use-element';

export type PopoverProps = {
  trigger: ReactElement;
  /** Names the popover for screen readers. */
  label: string;
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'right' | 'bottom' | 'left';
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
  children: ReactNode;
};

/** A small floating form or view behind a button. Focus goes in, Esc and a click outside close it and give it back. */
export function Popover({
  trigger,
  label,
  align = 'start',
  side = 'bottom',
  open,
  onOpenChange,
  className,
  children,
}: PopoverProps) {
  const target = usePortalTarget();
  const [content, setContent] = useElement();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal container={target}>
        <Radix.Content
          ref={setContent}
          aria-label={label}
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className={clsx(floatingStyle, 'max-w-[calc(100vw-1rem)] p-3', className)}
        >
          <PortalTargetProvider value={content}>{children}</PortalTargetProvider>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export const PopoverClose = Radix.Close;
