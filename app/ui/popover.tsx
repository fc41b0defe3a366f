import type { ReactNode } from 'react';
import { type FloatingProps, GoingElsewhere, useFloating } from './floating';
import { latePart } from './late-part';

const PopoverBody = latePart(async () => (await import('./popover-body')).PopoverBody);

/** Fetches what popovers are made of before the first is opened. */
export const preparePopovers = PopoverBody.prepare;

export type PopoverProps = FloatingProps & {
  /** Names the popover for screen readers. */
  label: string;
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'right' | 'bottom' | 'left';
  className?: string;
  children: ReactNode;
};

/** A small floating form or view behind a button. Focus goes in, Esc and a click outside close it and give it back. */
export function Popover({ trigger, open, onOpenChange, ...inside }: PopoverProps) {
  const floating = useFloating({ trigger, open, onOpenChange });
  return (
    <>
      {floating.triggerOf('dialog', { onClick: () => floating.setOpen(!floating.open) })}
      {floating.wanted && (
        <PopoverBody
          {...inside}
          floating={floating}
          waiting={<GoingElsewhere floating={floating} />}
          onMissing={floating.giveUp}
        />
      )}
    </>
  );
}
