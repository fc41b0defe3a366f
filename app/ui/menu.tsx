import { type ReactNode, useRef } from 'react';
import { type FloatingProps, GoingElsewhere, useFloating } from './floating';
import { latePart } from './late-part';
import { useMenuParts } from './menu-parts';

const MenuBody = latePart(async () => (await import('./menu-body')).MenuBody);

/** Fetches what menus are made of before the first is opened. */
export const prepareMenus = MenuBody.prepare;

export type MenuProps = FloatingProps & {
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'right' | 'bottom' | 'left';
  className?: string;
  children: ReactNode;
};

const openingKeys = new Set(['Enter', ' ', 'ArrowDown']);

/** Actions behind a button: arrows move, letters jump, Esc backs out and gives the focus back. */
export function Menu({ trigger, open, onOpenChange, ...inside }: MenuProps) {
  const floating = useFloating({ trigger, open, onOpenChange });
  const byKey = useRef(false);
  const button = floating.triggerOf('menu', {
    onPointerDown: (event) => {
      if (event.button !== 0 || event.ctrlKey) return;
      byKey.current = false;
      floating.setOpen(!floating.open);
      // The focus goes into the menu, not to the button
      if (!floating.open) event.preventDefault();
    },
    onKeyDown: (event) => {
      if (!openingKeys.has(event.key)) return;
      event.preventDefault();
      byKey.current = true;
      floating.setOpen(event.key === 'ArrowDown' || !floating.open);
    },
  });
  return (
    <>
      {button}
      {floating.wanted && (
        <MenuBody
          {...inside}
          floating={floating}
          byKey={byKey}
          waiting={<GoingElsewhere floating={floating} />}
          onMissing={floating.giveUp}
        />
      )}
    </>
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

export function MenuItem(props: MenuItemProps) {
  const { Item } = useMenuParts();
  return <Item {...props} />;
}

export type MenuCheckItemProps = {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  /** Stays open, so that several can be ticked in one go. */
  keepOpen?: boolean;
  disabled?: boolean;
  children: ReactNode;
};

export function MenuCheckItem(props: MenuCheckItemProps) {
  const { CheckItem } = useMenuParts();
  return <CheckItem {...props} />;
}

export type MenuChoiceProps = {
  value: string;
  onValueChange: (value: string) => void;
  options: readonly { value: string; label: string; icon?: ReactNode }[];
};

/** One of several, as a part of a menu. */
export function MenuChoice(props: MenuChoiceProps) {
  const { Choice } = useMenuParts();
  return <Choice {...props} />;
}

export function MenuLabel({ children }: { children: ReactNode }) {
  const { Label } = useMenuParts();
  return <Label>{children}</Label>;
}

export function MenuSeparator() {
  const { Separator } = useMenuParts();
  return <Separator />;
}
