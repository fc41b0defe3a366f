import { clsx } from 'clsx';
import { Popover as Radix } from 'radix-ui';
import { type Floating, floatingStyle, StandIn } from './floating';
import type { PopoverProps } from './popover';
import { PortalTargetProvider, usePortalTarget } from './portal-target';
import { useElement } from './use-element';

type Props = Omit<PopoverProps, 'trigger' | 'open' | 'onOpenChange'> & { floating: Floating };

/** The popover itself, beside the button that opened it. */
export function PopoverBody({ floating, label, align = 'start', side = 'bottom', className, children }: Props) {
  const { open, setOpen, button, contentId } = floating;
  const target = usePortalTarget();
  const [content, setContent] = useElement();
  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      <Radix.Trigger asChild>
        <StandIn button={button} />
      </Radix.Trigger>
      <Radix.Portal container={target}>
        <Radix.Content
          ref={setContent}
          id={contentId}
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
