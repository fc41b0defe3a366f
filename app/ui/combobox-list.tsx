import { clsx } from 'clsx';
import { Popover as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { floatingStyle } from './menu';
import { OptionList } from './option-list';
import { usePortalTarget } from './portal-target';
import type { useCombobox } from './use-combobox';

export type ComboboxListProps = {
  box: ReturnType<typeof useCombobox>;
  label: string;
  isChosen: (value: string) => boolean;
  multiple?: boolean;
  emptyText?: string;
  /** The control that the list hangs under. */
  children: ReactNode;
};

/** The floating list of a combobox, as wide as its control. */
export function ComboboxList({
  box,
  label,
  isChosen,
  multiple,
  emptyText = 'Nothing found',
  children,
}: ComboboxListProps) {
  const target = usePortalTarget();
  return (
    <Radix.Root open={box.open} onOpenChange={(open) => !open && box.close()}>
      <Radix.Anchor asChild>{children}</Radix.Anchor>
      <Radix.Portal container={target}>
        <Radix.Content
          // The listbox inside carries the role; this is only its frame
          role="presentation"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onInteractOutside={(event) => event.preventDefault()}
          className={clsx(floatingStyle, 'w-(--radix-popover-trigger-width) min-w-56')}
        >
          <OptionList
            id={box.listId}
            label={label}
            options={box.options}
            active={box.active}
            isChosen={isChosen}
            state={box.state}
            multiple={multiple}
            emptyText={emptyText}
            onActive={box.setActive}
            onChoose={(option) => void box.choose(option)}
          />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
