import { clsx } from 'clsx';
import { Popover as Radix } from 'radix-ui';
import type { RefObject } from 'react';
import type { ComboboxListProps } from './combobox-list';
import { floatingStyle } from './floating';
import { OptionList } from './option-list';
import { usePortalTarget } from './portal-target';

type Props = Omit<ComboboxListProps, 'children'> & { control: RefObject<HTMLElement> };

/** The options under the control of a combobox. */
export function ComboboxOptions({ box, label, isChosen, multiple, emptyText = 'Nothing found', control }: Props) {
  const target = usePortalTarget();
  return (
    <Radix.Root open={box.open} onOpenChange={(open) => !open && box.close()}>
      <Radix.Anchor virtualRef={control as RefObject<HTMLElement & object>} />
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
