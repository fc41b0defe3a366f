import { Link } from '@remix-run/react';
import { clsx } from 'clsx';
import { Check } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { Kbd } from './kbd';
import { usePortalTarget } from './portal-target';

/** The look of everything that floats over the page. */
export const floatingStyle = 'z-50 animate-rise rounded-card bg-raised text-text shadow-float outline-none';

const itemStyle = clsx(
  'flex min-h-7 w-full cursor-default select-none items-center gap-2 rounded-small px-2 text-13 outline-none touch:min-h-11 touch:text-14',
  'data-highlighted:bg-hover data-disabled:text-disabled',
);

export type MenuProps = {
  /** The button that opens it; one element that takes a ref. */
  trigger: ReactElement;
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'right' | 'bottom' | 'left';
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
  children: ReactNode;
};

/** Actions behind a button: arrows move, letters jump, Esc backs out and gives the focus back. */
export function Menu({
  trigger,
  align = 'start',
  side = 'bottom',
  open,
  onOpenChange,
  className,
  children,
}: MenuProps) {
  const target = usePortalTarget();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange} modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal container={target}>
        <Radix.Content
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          loop
          className={clsx(
            floatingStyle,
            'max-h-(--radix-dropdown-menu-content-available-height) min-w-44 max-w-80 overflow-y-auto p-1',
            className,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export type MenuItemProps = {
  icon?: ReactNode;
  shortcut?: string;
  tone?: 'neutral' | 'danger';
  disabled?: boolean;
  /** Goes there instead of calling `onSelect`. */
  to?: string;
  onSelect?: (event: Event) => void;
  children: ReactNode;
};

export function MenuItem({ icon, shortcut, tone = 'neutral', disabled, to, onSelect, children }: MenuItemProps) {
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

export type MenuCheckItemProps = {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  /** Stays open, so that several can be ticked in one go. */
  keepOpen?: boolean;
  disabled?: boolean;
  children: ReactNode;
};

export function MenuCheckItem({ checked, onCheckedChange, keepOpen = true, disabled, children }: MenuCheckItemProps) {
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

export type MenuChoiceProps = {
  value: string;
  onValueChange: (value: string) => void;
  options: readonly { value: string; label: string; icon?: ReactNode }[];
};

/** One of several, as a part of a menu. */
export function MenuChoice({ value, onValueChange, options }: MenuChoiceProps) {
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

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 pt-1.5 pb-1 text-12 text-muted">{children}</Radix.Label>;
}

export function MenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
}
