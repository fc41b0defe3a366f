import { type ComponentType, createContext, type ReactNode, useContext } from 'react';
import type { MenuCheckItemProps, MenuChoiceProps, MenuItemProps } from './menu';

/** What stands in a menu, as it comes with the menu's own script. */
export type MenuParts = {
  Item: ComponentType<MenuItemProps>;
  CheckItem: ComponentType<MenuCheckItemProps>;
  Choice: ComponentType<MenuChoiceProps>;
  Label: ComponentType<{ children: ReactNode }>;
  Separator: ComponentType;
};

const MenuPartsContext = createContext<MenuParts | null>(null);
export const MenuPartsProvider = MenuPartsContext.Provider;

/** The parts of the menu around. Nothing of a menu is rendered before they are there. */
export function useMenuParts(): MenuParts {
  const parts = useContext(MenuPartsContext);
  if (!parts) throw new Error('An item of a menu stands outside of <Menu>');
  return parts;
}
