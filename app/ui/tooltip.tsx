import { Tooltip as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { Kbd } from './kbd';
import { usePortalTarget } from './portal-target';

/** Stands once around the page, so that a second tooltip follows the first without waiting. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return (
    <Radix.Provider delayDuration={400} skipDelayDuration={300}>
      {children}
    </Radix.Provider>
  );
}

export type TooltipProps = {
  /** What the tooltip says; plain words. */
  text: ReactNode;
  /** Keyboard shortcut, as for `Kbd`. */
  shortcut?: string;
  side?: 'top' | 'right' | 'bottom' | 'left';
  /** The one element it belongs to; must be focusable and take a ref. */
  children: ReactElement;
};

/** More about a control, on hover and focus. Never the only place where something is said. */
export function Tooltip({ text, shortcut, side = 'bottom', children }: TooltipProps) {
  const target = usePortalTarget();
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal container={target}>
        <Radix.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-60 flex max-w-72 animate-appear items-center gap-2 rounded-control bg-inverse px-2 py-1 text-12 text-on-inverse shadow-float"
        >
          {text}
          {shortcut && <Kbd keys={shortcut} />}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
