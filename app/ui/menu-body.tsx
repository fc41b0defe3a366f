import { Link } from '@remix-run/react';
import { clsx } from 'clsx';
import { Check } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import type { FocusEvent, MutableRefObject, ReactNode } from 'react';
import { type Floating, floatingStyle, StandIn } from './floating';
import { Kbd } from './kbd';
import type { MenuCheckItemProps, MenuChoiceProps, MenuItemProps, MenuProps } from './menu';
import { type MenuParts, MenuPartsProvider } from './menu-parts';
import { usePortalTarget } from './portal-target';

const itemStyle = clsx(
  'flex min-h-7 w-full cursor-default select-none items-center gap-2 rounded-small px-2 text-13 outline-none touch:min-h-11 touch:text-14',
  'data-highlighted:bg-hover data-disabled:text-disabled',
);

type Props = Omit<MenuProps, 'trigger' | 'open' | 'onOpenChange'> & {
  floating: Floating;
  /** It was opened by a key, and begins at its first entry. */
  byKey: MutableRefObject<boolean>;
};

/** The menu itself, beside the button that opened it. */
export function MenuBody({ floating, byKey, align = 'start', side = 'bottom', className, children }: Props) {
  const { open, setOpen, button, buttonId, contentId } = floating;
  const target = usePortalTarget();
  // The key that fetched this script was pressed before Radix listened for keys
  const onFocus = ({ target: focused, currentTarget: menu }: FocusEvent<HTMLElement>) => {
    if (!byKey.current || focused !== menu) return;
    byKey.current = false;
    menu.querySelector<HTMLElement>('[role^=menuitem]:not([data-disabled])')?.focus();
  };
  return (
    <Radix.Root open={open} onOpenChange={setOpen} modal={false}>
      <Radix.Trigger asChild>
        <StandIn button={button} />
      </Radix.Trigger>
      <Radix.Portal container={target}>
        <Radix.Content
          id={contentId}
          aria-labelledby={buttonId}
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          loop
          onFocus={onFocus}
          className={clsx(
            floatingStyle,
            'max-h-(--radix-dropdown-menu-content-available-height) min-w-44 max-w-80 overflow-y-auto p-1',
            className,
          )}
        >
          <MenuPartsProvider value={parts}>{children}</MenuPartsProvider>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Item({ icon, shortcut, tone = 'neutral', disabled, to, onSelect, children }: MenuItemProps) {
  const inside = (
    <>
      <span className={clsx('contents', tone === 'neutral' && '*:[svg]:text-muted')}>{icon}</span>
      <span className="min-w-0 flex-1 truncate text-start">{children}</span>
      {shortcut && <Kbd keys={shortcut} className="text-muted" />}
    </>
  );
  return (
    <Radix.Item
      asChild={to !== undefined}
      disabled={disabled}
      onSelect={onSelect}
      className={clsx(itemStyle, tone === 'danger' && 'text-danger-text')}
    >
      {to === undefined ? inside : <Link to={to}>{inside}</Link>}
    </Radix.Item>
  );
}

function CheckItem({ checked, onCheckedChange, keepOpen = true, disabled, children }: MenuCheckItemProps) {
  return (
    <Radix.CheckboxItem
      checked={checked}
      onCheckedChange={onCheckedChange}
      onSelect={keepOpen ? (event) => event.preventDefault() : undefined}
      disabled={disabled}
      className={itemStyle}
    >
      <span className="grid size-4 place-items-center text-accent-text">
        <Radix.ItemIndicator>
          <Check />
        </Radix.ItemIndicator>
      </span>
      <span className="min-w-0 flex-1 truncate">{children}</span>
    </Radix.CheckboxItem>
  );
}

function Choice({ value, onValueChange, options }: MenuChoiceProps) {
  return (
    <Radix.RadioGroup value={value} onValueChange={onValueChange}>
      {options.map((option) => (
        <Radix.RadioItem key={option.value} value={option.value} className={itemStyle}>
          <span className="contents *:[svg]:text-muted">{option.icon}</span>
          <span className="min-w-0 flex-1 truncate">{option.label}</span>
          <Radix.ItemIndicator className="text-accent-text">
            <Check />
          </Radix.ItemIndicator>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

const parts: MenuParts = {
  Item,
  CheckItem,
  Choice,
  Label: ({ children }: { children: ReactNode }) => (
    <Radix.Label className="px-2 pt-1.5 pb-1 text-12 text-muted">{children}</Radix.Label>
  ),
  Separator: () => <Radix.Separator className="-mx-1 my-1 h-px bg-line" />,
};
